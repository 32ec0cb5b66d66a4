//! What the total is made of: a bar for each part, beside its amount and its share.

use std::rc::Rc;

use referral_statement::{Basis, EarnedBy, Money, PartId, Role, Statement, Word};
use yew::prelude::*;

use super::lines_orders::sentence_case;
use super::lines_spend::part;
use crate::format::cents;
use crate::locales::{self, Label};
use crate::reader::{Reader, Still};
use crate::state::Answer;

/// The most customers that are named.
const MOST_NAMED: usize = 8;

/// What the picture is drawn from.
#[derive(Clone, Properties)]
pub struct PartsProps {
    /// The reader.
    pub reader: Still,
    /// The answer.
    pub answer: Rc<Answer>,
}

impl PartialEq for PartsProps {
    fn eq(&self, other: &Self) -> bool {
        self.reader == other.reader && Rc::ptr_eq(&self.answer, &other.answer)
    }
}

/// How the total is taken apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Customer,
    Kind,
}

/// The picture, where the total has more than one part.
#[component]
pub fn Parts(props: &PartsProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let chosen = use_state(|| By::Customer);
    let statement = &props.answer.statement;
    let (customers, kinds) = (by_customer(reader, statement), by_kind(reader, statement));
    let (both, by) = match (customers.len() > 1, kinds.len() > 1) {
        (false, false) => return Html::default(),
        (true, both) => (both, if both { *chosen } else { By::Customer }),
        (false, true) => (false, By::Kind),
    };
    let kind_name = match reader.state.program.basis() {
        Basis::Orders => locales::statement::by_role(lang),
        Basis::Spend => locales::statement::by_part(lang),
    };
    let names = [(By::Customer, locales::statement::by_customer(lang)), (By::Kind, kind_name)];
    let choice = |(of, name): (By, String)| {
        let chosen = chosen.clone();
        let pressed = if of == by { "true" } else { "false" };
        html! { <button type="button" aria-pressed={pressed} onclick={Callback::from(move |_| chosen.set(of))}>{ name }</button> }
    };
    let parts = if by == By::Customer { customers } else { kinds };
    let amounts: Vec<Money> = parts.iter().map(|(_, amount)| *amount).collect();
    let row = |((name, amount), share): ((String, Money), i64)| {
        let said = if share == 0 { locales::statement::less_than_one(lang) } else { format!("{share}%") };
        html! {
            <tr key={name.clone()}>
                <th scope="row">{ name }{ bar(amount, statement.total) }</th>
                <td>{ reader.money(amount) }</td><td>{ said }</td>
            </tr>
        }
    };
    html! {
        <section class="parts">
            <h3>{ locales::statement::made_of(lang) }</h3>
            if both { <div class="segments small" role="group" aria-label={locales::statement::made_of(lang)}>{ for names.map(choice) }</div> }
            <table>
                <caption class="unseen">{ locales::statement::made_of(lang) }</caption>
                <thead class="unseen"><tr>
                    <th scope="col">{ locales::statement::part(lang) }</th>
                    <th scope="col">{ locales::statement::amount(lang) }</th>
                    <th scope="col">{ locales::statement::share(lang) }</th>
                </tr></thead>
                <tbody>{ for parts.into_iter().zip(shares(&amounts)).map(row) }</tbody>
            </table>
        </section>
    }
}

/// The parts in whole hundredths of their sum, which add up to a hundred: what is cut off goes to those that lose the most by it.
fn shares(parts: &[Money]) -> Vec<i64> {
    let parts: Vec<i128> = parts.iter().map(|part| i128::from(cents(*part))).collect();
    let sum = parts.iter().sum::<i128>().max(1);
    let mut shares: Vec<i128> = parts.iter().map(|part| part * 100 / sum).collect();
    let mut by_loss: Vec<usize> = (0..parts.len()).collect();
    // A stable sort: of those that lose the same the first comes first.
    by_loss.sort_by_key(|index| std::cmp::Reverse(parts[*index] * 100 % sum));
    let missing = 100 - shares.iter().sum::<i128>();
    for index in by_loss.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        shares[index] += 1;
    }
    shares.into_iter().map(|share| i64::try_from(share).unwrap_or(100)).collect()
}

/// A bar as long as the part is of the whole; the words beside it say the same.
fn bar(amount: Money, total: Money) -> Html {
    let width = share_of(amount, total);
    html! {
        <svg class="bar-of" width="100%" height="6" aria-hidden="true" focusable="false">
            <rect width="100%" height="6" rx="3" /><rect class="used-part" {width} height="6" rx="3" />
        </svg>
    }
}

/// An amount as a part of another, as a length for an attribute.
pub fn share_of(amount: Money, total: Money) -> String {
    let thousandths = (cents(amount).saturating_mul(1000) / cents(total).max(1)).clamp(0, 1000);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// The customers that bring something, the largest first and the small ones together.
fn by_customer(reader: &Reader, statement: &Statement) -> Vec<(String, Money)> {
    let bring = statement.customers.iter().filter(|customer| !customer.total.is_zero());
    let mut parts: Vec<(String, Money)> = bring.map(|customer| (customer.id.clone(), customer.total)).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.1));
    if parts.len() > MOST_NAMED {
        let rest = parts.split_off(MOST_NAMED - 1);
        let sum = rest.iter().try_fold(Money::ZERO, |sum, (_, amount)| sum.checked_add(*amount));
        parts.extend(sum.map(|sum| (locales::statement::others(reader.lang(), rest.len()), sum)));
    }
    parts
}

/// The roles of the orders, or the parts of the friends' rewards, that bring something.
fn by_kind(reader: &Reader, statement: &Statement) -> Vec<(String, Money)> {
    let sum = |amount: &dyn Fn(&referral_statement::CustomerStatement) -> Option<Money>| {
        statement
            .customers
            .iter()
            .try_fold(Money::ZERO, |sum, customer| sum.checked_add(amount(customer)?.checked_times(customer.count)?))
    };
    let parts: Vec<(String, Option<Money>)> = match reader.state.program.basis() {
        Basis::Orders => Role::ALL
            .iter()
            .map(|role| {
                let of_role = sum(&|customer| {
                    let orders = customer.orders.iter().filter(|order| order.role == Some(*role));
                    orders.filter_map(|order| order.reward).try_fold(Money::ZERO, Money::checked_add)
                });
                (sentence_case(reader.say(Label::Role(*role))), of_role)
            })
            .collect(),
        Basis::Spend => {
            // The limit takes from the bonus.
            let bonus = sum(&|customer| part(customer, PartId::Bonus).checked_add(part(customer, PartId::Limit)));
            vec![
                (reader.say(Label::ThresholdPart).to_owned(), sum(&|customer| Some(part(customer, PartId::Threshold)))),
                (sentence_case(reader.say(Label::EarnedBy(EarnedBy::Bonus))), bonus),
            ]
        }
    };
    let known = parts.into_iter().filter_map(|(name, amount)| Some((name, amount?)));
    known.filter(|(_, amount)| *amount > Money::ZERO).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_a_hundred() {
        let of = |cents: &[i64]| shares(&cents.iter().map(|cents| Money::from_cents(*cents)).collect::<Vec<_>>());
        assert_eq!(of(&[16_000, 40_000]), [29, 71], "28.57 and 71.43");
        assert_eq!(of(&[1, 1, 1]), [34, 33, 33]);
        assert_eq!(of(&[99_999, 1]), [100, 0]);
        assert_eq!(of(&[100_000_000_000_000; 3]), [34, 33, 33]);
        assert_eq!(of(&[5]), [100]);
    }
}
