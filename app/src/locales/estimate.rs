//! The texts of Estimate that its form and statement do not have.

use super::texts::texts;

texts! {
    /// The scenario does not fit into the form.
    larger(customers: usize, orders: usize) {
        en: format!(
            "Your scenario has {} and {}, or facts that this form has no field for. The statement beside it is for all of it.",
            if customers == 1 { "1 customer".to_owned() } else { format!("{customers} customers") },
            if orders == 1 { "1 order".to_owned() } else { format!("{orders} orders") },
        ),
        zh: format!("您的情景有 {customers} 位客户、{orders} 笔订单，或含有本表单未列出的内容。旁边的结算单按全部内容计算。"),
    }
    /// The way to where it can be changed.
    go_on { en: "Change it in Scenario", zh: "到“情景”页修改" }
}
