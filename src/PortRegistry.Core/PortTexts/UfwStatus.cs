using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The first line of <c>ufw status</c> in the languages that ufw 0.36.2 has been translated to.</summary>
internal static class UfwStatus
{
    private static readonly HashSet<string> Active = new(StringComparer.OrdinalIgnoreCase)
    {
        "Status: active", "Status: aktiv", "Status: actief", "Status: aktivan", "Status: Aktivno", "Estáu: activu", "Stav: aktivní", "Stav: aktívny", "Statv: aktívny",
        "Κατάσταση: ενεργό", "Estado: activo", "Estado: ativo", "Estado: active", "Staatus: aktiivne", "Tila: käytössä", "État : actif", "Stato: attivo", "Stare: activ",
        "Состояние: активен", "Stanje: dejavno", "Durum: etkin", "Стан: активний", "状态： 激活", "狀態： 啓用", "狀態: 啓用",
    };

    private static readonly HashSet<string> Inactive = new(StringComparer.OrdinalIgnoreCase)
    {
        "Status: inactive", "Status: inaktiv", "Status: inactief", "Status:neaktivno", "Estáu: inactivu", "Estat: inactiu", "Stav: neaktivní", "Stav: neaktívny",
        "Κατάσταση: ανενεργό", "Estado: inactivo", "Estado: inativo", "Staatus: väljas", "Tila: passiivinen", "État : inactif", "Stato: inattivo", "Stare: inactiv",
        "Состояние: неактивен", "Stanje nedejavno", "Durum: etkin değil", "Стан: неактивний", "状态：不活动", "狀態：不活動",
    };

    internal static bool IsActive(string text) => Active.Contains(Normal(text));

    internal static bool IsInactive(string text) => Inactive.Contains(Normal(text));

    // French has a blank before the colon that does not break.
    private static string Normal(string text) => text.Replace('\u00A0', ' ').Trim();
}
