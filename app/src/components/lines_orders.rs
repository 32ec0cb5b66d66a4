//! The lines of a customer's statement where every order earns on its own: the orders, what is left of limits, the sums.

use referral_statement::{Cause, CustomerStatement, LimitUse, Money, OrderStatement, Outcome, Step};
use yew::prelude::*;

use super::customer::Of;
use super::fold::Body;
use super::line::{Line, Weight, hundredths, line, line_then};
use crate::components::paper::{fix_later, fix_of};
use crate::explain;
use crate::format::{count, percent};
use crate::locales::{Label, Msg};
use crate::reader::{Reader, Still};

/// The id of an order's line in the page.
pub fn place(order: &str) -> String {
    format!("line-{order}")
}

/// All lines of a customer.
pub fn lines(reader: &Reader, of: &Of) -> Html {
    let Some(customer) = of.customer() else { return Html::default() };
    let orders = customer.orders.iter().enumerate().map(|(index, order)| {
        html! {
            <>
                <OrderLine key={order.id.clone()} reader={Still(reader.clone())} of={of.clone()} {index} />
                if of.as_form { { fix_of(reader, Some(&order.id)) } }
            </>
        }
    });
    html! {
        <>
            { for orders }
            { for customer.limits.iter().map(|limit| self::limit(reader, of, limit)) }
            { sums(reader, of, customer) }
        </>
    }
}

/// What each customer comes to, and all of them.
fn sums(reader: &Reader, of: &Of, customer: &CustomerStatement) -> Html {
    let each = reader.money(customer.reward);
    let count = count(customer.count);
    let total = reader.money(customer.total);
    let parts = of.later(reader, |reader, customer| {
        let each = reader.money(customer.reward);
        let earned = customer.orders.iter().map(|order| order.reward.unwrap_or(Money::ZERO));
        let parts: Vec<String> = earned.map(|reward| reader.money(reward)).collect();
        match parts.as_slice() {
            // What is one is no sum.
            [_] => explain::sum(reader, &each),
            _ => explain::sum(reader, &reader.tell(Msg::SumOfParts { parts: &parts.join(" + "), sum: &each })),
        }
    });
    let all = of.later(reader, |reader, customer| {
        let (each, count) = (reader.money(customer.reward), self::count(customer.count));
        let total = reader.money(customer.total);
        explain::sum(reader, &reader.tell(Msg::TimesStep { each: &each, count: &count, total: &total }))
    });
    let alone = of.answer.statement.customers.len() == 1;
    html! {
        <>
            { line(Line {
                key: "each".to_owned(),
                id: None,
                title: reader.say(Label::EachCustomer).to_owned(),
                note: None,
                used: None,
                amount: each,
                weight: Weight::Sum,
                lazy: of.lazy(),
                steps: parts,
            }) }
            if alone || customer.count > 1 {
                { line(Line {
                    key: "all".to_owned(),
                    id: None,
                    title: reader.tell(Msg::Times { count: &count, spend: false }),
                    note: None,
                    used: None,
                    amount: total,
                    weight: if alone { Weight::Total } else { Weight::Sum },
                    lazy: of.lazy(),
                    steps: all,
                }) }
            }
        </>
    }
}

/// What an order's line is drawn from.
#[derive(Clone, Properties)]
pub struct OrderLineProps {
    /// The reader.
    pub reader: Still,
    /// The customer.
    pub of: Of,
    /// The order's place among the customer's.
    pub index: usize,
}

impl OrderLineProps {
    fn order(&self) -> Option<&OrderStatement> {
        self.of.customer()?.orders.get(self.index)
    }
}

impl PartialEq for OrderLineProps {
    fn eq(&self, other: &Self) -> bool {
        let same = (self.index, self.of.as_form, self.of.lazy()) == (other.index, other.of.as_form, other.of.lazy());
        same && self.reader == other.reader && self.order() == other.order()
    }
}

/// The line of an order.
#[component]
pub fn OrderLine(props: &OrderLineProps) -> Html {
    let (reader, of, index) = (&props.reader, &props.of, props.index);
    let Some(order) = props.order() else { return Html::default() };
    let reward = order.reward.unwrap_or(Money::ZERO);
    let name = match (of.as_form, index) {
        (false, _) => order.id.as_str(),
        (true, 0) => reader.say(Label::First),
        (true, _) => reader.say(Label::Later),
    };
    let role = order.role.map(|role| reader.say(Label::Role(role)));
    let title = role.map_or_else(|| name.to_owned(), |role| format!("{name} · {role}"));
    let steps: Body = of.later(reader, move |reader, customer| {
        let Some(order) = customer.orders.get(index) else { return Html::default() };
        let edition = order.edition.as_deref().and_then(|id| reader.state.program.edition(id));
        explain::steps(reader, edition, &order.steps)
    });
    let then = (!of.as_form && reward.is_zero()).then(|| fix_later(of, reader, Some(order.id.clone())));
    let drawn = Line {
        key: order.id.clone(),
        id: Some(place(&order.id)),
        title,
        note: Some(note(reader, order)),
        used: None,
        amount: reader.money(reward),
        weight: if reward.is_zero() { Weight::Quiet } else { Weight::Plain },
        lazy: of.lazy(),
        steps,
    };
    line_then(drawn, then)
}

/// Where the reward comes from, or every reason for which there is none.
pub fn note(reader: &Reader, order: &OrderStatement) -> String {
    let reasons = order.reasons.iter().filter_map(|cause| match cause {
        Cause::Reason(reason) => Some(reader.reason(*reason)),
        Cause::Limit(_) => None,
    });
    let limits = order.reasons.iter().filter_map(|cause| match cause {
        Cause::Limit(limit) => Some(reader.say(Label::Limit(*limit))),
        Cause::Reason(_) => None,
    });
    match (order.outcome, order.rate, order.counted) {
        (Outcome::NotRewarded, ..) => reasons.collect::<Vec<_>>().join(reader.lang().space()),
        (outcome, Some(rate), Some(counted)) => {
            let earned = reader.tell(Msg::RateOf { rate: &percent(rate), counted: &reader.money(counted) });
            if outcome == Outcome::Limited {
                let limits: Vec<_> = limits.collect();
                reader.tell(Msg::LimitedBy { earned: &earned, limits: &limits.join(reader.lang().comma()) })
            } else {
                earned
            }
        }
        _ => String::new(),
    }
}

/// What is left of a limit of the customer.
fn limit(reader: &Reader, of: &Of, limit: &LimitUse) -> Html {
    let (all, left) = (reader.money(limit.limit), reader.money(limit.left));
    let name = reader.say(Label::Limit(limit.id));
    let use_of = limit.clone();
    let steps = of.later(reader, move |reader, customer| {
        let steps = customer.orders.iter().filter_map(|order| {
            let edition = order.edition.as_deref().and_then(|id| reader.state.program.edition(id));
            let of_limit = |step: &&Step| matches!(step, Step::Limit { limit: id, .. } if *id == use_of.id);
            let steps: Vec<&Step> = order.steps.iter().filter(of_limit).collect();
            (!steps.is_empty()).then(|| explain::steps(reader, edition, steps))
        });
        let (used, all, left) = (reader.money(use_of.used), reader.money(use_of.limit), reader.money(use_of.left));
        html! {
            <>
                <p class="used">{ reader.tell(Msg::UsedOf { used: &used, limit: &all, left: &left }) }</p>
                { for steps }
            </>
        }
    });
    line(Line {
        key: format!("limit-{}", limit.id),
        id: None,
        title: sentence_case(name),
        note: Some(reader.tell(Msg::LeftOf { left: &left, limit: &all })),
        used: hundredths(limit.used, limit.limit),
        amount: "—".to_owned(),
        weight: Weight::Quiet,
        lazy: of.lazy(),
        steps,
    })
}

/// The text with a capital letter at its beginning.
pub fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}
