using System;
using System.Collections.Generic;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>Tables of docker, after https://docs.docker.com/reference/cli/docker/container/ls/, and of kubectl, after https://kubernetes.io/docs/reference/kubectl/.</summary>
public class ContainerTextTests
{
    [Fact]
    public void Docker_ps_gives_published_and_exposed_ports_of_each_container()
        => Assert.Equal(
            [
                "2|Listener|publish 80|0.0.0.0|8080|tcp|web",
                "2|Listener|publish 80|::|8080|tcp|web",
                "2|Rule|expose|-|443|tcp|web",
                "4|Rule|expose|-|4369|tcp|queue",
                "4|Rule|expose|-|5671-5672|tcp|queue",
                "4|Listener|publish 8000-8010|127.0.0.1|8000-8010|udp|queue",
                "4|Listener|publish 53|::1|5353|udp|queue",
                "5|Listener|publish 80|::|32768|tcp|old,alias",
                "6|Rule|expose|-|9988|sctp|unassigned",
            ],
            Containers("""
                CONTAINER ID   IMAGE          COMMAND                  CREATED        STATUS        PORTS                                                                                       NAMES
                0123456789ab   nginx:latest   "/docker-entrypoint.…"   2 hours ago    Up 2 hours    0.0.0.0:8080->80/tcp, [::]:8080->80/tcp, 443/tcp                                            web
                1123456789ab   job            "sh -c 'sleep 1d'"       2 hours ago    Up 2 hours                                                                                                job
                2123456789ab   rabbitmq       "docker-entrypoint.s…"   2 hours ago    Up 2 hours    4369/tcp, 5671-5672/tcp, 127.0.0.1:8000-8010->8000-8010/udp, [::1]:5353->53/udp             queue
                3123456789ab   nginx          "nginx"                  2 hours ago    Up 2 hours    :::32768->80/tcp                                                                            old,alias
                4123456789ab   x              "x"                      2 hours ago    Up 2 hours    0.0.0.0:0->9988/sctp                                                                        unassigned
                """));

    [Fact]
    public void The_columns_of_docker_can_stand_in_any_order()
    {
        Assert.Equal(["2|Listener|publish 80|0.0.0.0|80|tcp|web"], Containers("NAMES     PORTS\nweb       0.0.0.0:80->80/tcp\njob"));
        Assert.Equal(["2|Listener|publish 80|0.0.0.0|80|tcp|app-web-1"], Containers("NAME        IMAGE   SERVICE   PORTS\napp-web-1   nginx   web       0.0.0.0:80->80/tcp"));
        Assert.Equal(["2|Listener|publish 80|*|30000|tcp|svc"], Containers("ID        NAME   MODE         REPLICAS   IMAGE   PORTS\nabc       svc    replicated   1/1        nginx   *:30000->80/tcp"));
        Assert.Equal(["1|Listener|publish 80|0.0.0.0|8080|tcp|-", "2|Listener|publish 80|::|8080|tcp|-"], Containers("80/tcp -> 0.0.0.0:8080\n80/tcp -> [::]:8080"));
    }

    [Theory]
    [InlineData("NAMES     PORTS\nweb       0.0.0.0:80->80/tc", "'0.0.0.0:80->80/tc' is not a port as docker writes it")]
    [InlineData("NAMES     PORTS\nweb 0.0.0.0:80->80/tcp", "do not stand below")]
    [InlineData("NAMES          IMAGE          PORTS\nweb nginx 80/tcp", "do not stand below")]
    public void A_row_of_docker_that_is_cut_or_shifted_is_told(string text, string reason)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(text);

        Assert.Empty(uses);
        Assert.Contains(reason, Assert.Single(issues).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_of_kubernetes_has_its_ports_at_each_address_and_on_the_nodes()
        => Assert.Equal(
            [
                "default|kubernetes|ClusterIP|10.96.0.1|443|tcp|-",
                "kube-system|kube-dns|ClusterIP|10.96.0.10|53|udp|k8s-app=kube-dns",
                "kube-system|kube-dns|ClusterIP|10.96.0.10|9153|tcp|k8s-app=kube-dns",
                "web|lb|LoadBalancer|10.96.7.7|80|tcp|app=web",
                "web|lb|LoadBalancer|203.0.113.10|80|tcp|app=web",
                "web|lb|NodePort|-|30080|tcp|app=web",
                "web|np|NodePort|10.96.7.8|443|sctp|-",
                "web|np|NodePort|-|30443|sctp|-",
                "web|headless|ClusterIP|-|5432|tcp|-",
            ],
            Services("""
                NAMESPACE     NAME         TYPE           CLUSTER-IP   EXTERNAL-IP      PORT(S)                 AGE     SELECTOR
                default       kubernetes   ClusterIP      10.96.0.1    <none>           443/TCP                 5d3h    <none>
                kube-system   kube-dns     ClusterIP      10.96.0.10   <none>           53/UDP,9153/TCP         5d3h    k8s-app=kube-dns
                web           lb           LoadBalancer   10.96.7.7    203.0.113.10     80:30080/TCP            12m     app=web
                web           np           NodePort       10.96.7.8    <none>           443:30443/SCTP          12m     <none>
                web           headless     ClusterIP      None         <none>           5432/TCP                12m     <none>
                web           outside      ExternalName   <none>       db.example.com   <none>                  12m     <none>
                """));

    [Fact]
    public void Other_tables_of_kubectl_have_no_ports()
    {
        Assert.Equal(
            ["-|web|LoadBalancer|10.0.0.1|80|tcp|-", "-|web|NodePort|-|31000|tcp|-"],
            Services("""
                NAME          READY   STATUS    RESTARTS   AGE
                pod/web-1     1/1     Running   0          5m

                NAME          TYPE           CLUSTER-IP   EXTERNAL-IP   PORT(S)        AGE
                service/web   LoadBalancer   10.0.0.1     <pending>     80:31000/TCP   5m

                NAME                  READY   UP-TO-DATE   AVAILABLE   AGE
                deployment.apps/web   1/1     1            1           5m
                """));
        Assert.Contains("'kubectl get svc'", Assert.Single(Read("NAME    READY   STATUS    RESTARTS   AGE\nweb-1   1/1     Running   0          5m").Issues).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web   ClusterIP   10.0.0.1   <none>   80/XTP   5m", "'80/XTP' is not a port as kubectl writes it")]
    [InlineData("web   ClusterIP   10.0.0.1   <none>   80:81:82/TCP   5m", "'80:81:82/TCP' is not a port")]
    [InlineData("web   ClusterIP   10.0.0.1   80/TCP   5m", "it has 5 columns, and the heading 6")]
    public void A_row_of_kubectl_that_cannot_be_read_is_told(string row, string reason)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("NAME   TYPE   CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\n" + row);

        Assert.Empty(uses);
        Assert.Contains(reason, Assert.Single(issues).Reason, StringComparison.Ordinal);
    }

    private static string[] Containers(string text)
        => Shown(text, use => $"{use.LineNumber}|{use.Role}|{use.Action}{(use.NatPort is null ? string.Empty : " " + use.NatPort)}|{use.LocalAddress ?? "-"}|{use.LocalPort}|{use.Protocol}|{use.Process ?? "-"}");

    private static string[] Services(string text)
        => Shown(text, use => $"{use.Chain ?? "-"}|{use.Service}|{use.Action}|{use.LocalAddress ?? "-"}|{use.LocalPort}|{use.Protocol}|{use.Comment ?? "-"}");
}
