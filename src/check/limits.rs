//! Limits that change no reward, and a bonus that pays nothing.
//!
//! What is compared is exact, before rewards are rounded to the cent: a limit that rounding alone could make bind is told
//! too.

use super::Doubts;
use super::rates::Edition;
use crate::finding::RuleCode;
use crate::money::Rate;
use crate::phrase::{Phrase, phrase};
use crate::program::file::LoadedEdition;
use crate::program::{LimitRule, RateValue, SpendRules, Tier};
use crate::reading::{Choices, Reading, combinations};
use crate::sort;
use crate::words::{LimitId, LinkedBy, PartId, Role, Word};

/// Every way to read an edition.
fn ways(readings: &[Reading]) -> Vec<Choices> {
    combinations(&[readings], &[]).ways.iter().map(|way| Choices::of(readings, way)).collect()
}

/// The positions of an edition's limits in its file, in the order in which they apply.
fn positions(edition: &Edition<'_>) -> Vec<usize> {
    let root = &edition.loaded.root;
    let id = |index: &usize| root.below(&format!("limit[{index}].id")).word::<LimitId>("limit").ok();
    let mut positions: Vec<usize> = (0..edition.rules.limits.len()).collect();
    sort::by_key(&mut positions, id);
    positions
}

/// What a limit of orders is looked at with: one way to read the edition, and one tier.
struct Case<'a> {
    edition: &'a Edition<'a>,
    choices: &'a Choices,
    tier: &'a str,
}

pub(super) fn of_orders(edition: &Edition<'_>, doubts: &mut Doubts<'_>) {
    let ways = ways(edition.loaded.edition.readings());
    let limits = edition.rules.limits.iter().zip(positions(edition));
    let idle: Vec<Idle> = limits.filter_map(|(limit, position)| idle(edition, limit, position, &ways)).collect();
    for Idle { id, position, why } in &idle {
        // Where each of the two limits on a customer makes the other idle, one of them is told.
        let makes_it_idle = |other: &Idle| other.id == LimitId::CustomerReward && other.why.is_some();
        if *id == LimitId::CustomerPaid && why.is_some() && idle.iter().any(makes_it_idle) {
            continue;
        }
        let message = why.clone().unwrap_or_else(|| phrase!("`{}` covers no order that earns", id));
        let hint = phrase!(
            "nothing changes without it; correct its amount or its `roles`, unless it repeats what is published"
        );
        doubts.note(&edition.loaded.root, &format!("limit[{position}]"), RuleCode::LimitNeverBinds, message, hint);
    }
}

/// A limit that changes no reward, in whatever way the edition is read and for whatever tier.
struct Idle {
    id: LimitId,
    position: usize,
    /// Why, where it covers any order at all.
    why: Option<Phrase>,
}

fn idle(edition: &Edition<'_>, limit: &LimitRule, position: usize, ways: &[Choices]) -> Option<Idle> {
    let mut idle = Idle { id: limit.id, position, why: None };
    let is_of = |tier: &&str| limit.tiers.is_empty() || limit.tiers.iter().any(|id| id == tier);
    for tier in edition.tiers().into_iter().filter(is_of) {
        for choices in ways {
            let case = Case { edition, choices, tier };
            if !case.covered(limit).is_empty() {
                idle.why = Some(case.is_idle(limit)?);
            }
        }
    }
    Some(idle)
}

impl Case<'_> {
    /// The least and the highest rate of orders in a role, where they earn.
    fn rates(&self, role: Role) -> Option<(Rate, Rate)> {
        let Edition { loaded, rules, classes } = self.edition;
        let mut rates: Vec<Rate> = Vec::new();
        for customer in rules.customers.iter().filter(|customer| customer.follows.roles().contains(&role)) {
            for class in classes {
                for by in LinkedBy::ALL {
                    let row = rules.rates.iter().find(|row| row.is_of((role, customer.kind, *class, *by), self.tier));
                    match row.map(|row| row.rate.get(self.choices)) {
                        Some(RateValue::Of(rate)) => rates.push(*rate),
                        Some(RateValue::Tier) => {
                            let tier = loaded.edition.tier(self.tier);
                            rates.extend(tier.and_then(Tier::rate));
                            rates.extend(tier.and_then(Tier::range).map(|(from, to)| [from, to]).iter().flatten());
                        }
                        None => {}
                    }
                }
            }
        }
        Some((rates.iter().min().copied()?, rates.iter().max().copied()?))
    }

    /// The roles that earn and that a limit covers.
    fn covered(&self, limit: &LimitRule) -> Vec<Role> {
        let covers = |role: &Role| limit.roles.as_ref().is_none_or(|roles| roles.get(self.choices).contains(role));
        Role::ALL.iter().copied().filter(|role| covers(role) && self.rates(*role).is_some()).collect()
    }

    /// The limit of a kind that holds for the tier, and the roles that it covers.
    fn limit(&self, id: LimitId) -> Option<(&LimitRule, Vec<Role>)> {
        let of_tier = |limit: &&LimitRule| limit.tiers.is_empty() || limit.tiers.iter().any(|tier| tier == self.tier);
        let limit = self.edition.rules.limits.iter().find(|limit| limit.id == id && of_tier(limit))?;
        Some((limit, self.covered(limit)))
    }

    /// Why a limit changes no reward here, where that is so.
    fn is_idle(&self, limit: &LimitRule) -> Option<Phrase> {
        let covered = self.covered(limit);
        let within = |roles: &[Role]| covered.iter().all(|role| roles.contains(role));
        let (own, rates) = (limit.amount, covered.iter().filter_map(|role| self.rates(*role)));
        match limit.id {
            LimitId::OrderPaid => {
                let (other, roles) = self.limit(LimitId::CustomerPaid)?;
                let most = other.amount;
                let is_idle = within(&roles) && most <= own;
                is_idle.then(|| {
                    phrase!(
                        "`order-paid` of {} changes nothing: `customer-paid` of {} holds for the same orders",
                        own,
                        most
                    )
                })
            }
            LimitId::CustomerPaid => {
                let (other, roles) = self.limit(LimitId::CustomerReward)?;
                let (rate, most) = (rates.map(|(least, _)| least).min()?, other.amount);
                let reward = own * rate;
                let is_idle = within(&roles) && reward >= most;
                is_idle.then(|| {
                    phrase!("`customer-paid` of {} changes no reward: at the least rate of {} it comes to {}, and `customer-reward` of {} is reached before", own, rate, reward, most)
                })
            }
            LimitId::CustomerReward => {
                let (other, roles) = self.limit(LimitId::CustomerPaid)?;
                let (rate, most) = (rates.map(|(_, highest)| highest).max()?, other.amount);
                let reward = most * rate;
                let is_idle = within(&roles) && reward <= own;
                is_idle.then(|| {
                    phrase!("`customer-reward` of {} is never exceeded: `customer-paid` of {} at the highest rate of {} comes to {}", own, most, rate, reward)
                })
            }
            LimitId::FriendTotal => None,
        }
    }
}

pub(super) fn of_spend(loaded: &LoadedEdition<'_>, rules: &SpendRules, doubts: &mut Doubts<'_>) {
    let (threshold, limit) = (rules.threshold.reward, rules.limit.amount);
    if rules.bonus.rate.decimal().is_zero() {
        let hint = phrase!("give a rate above 0, unless a friend is meant to bring the fixed reward alone");
        doubts.note(
            &loaded.root,
            "bonus.rate",
            RuleCode::BonusNeverPays,
            phrase!("the bonus is a share of nothing"),
            hint,
        );
        let message =
            phrase!("`friend-total` of {} is never exceeded: without a bonus a friend brings {}", limit, threshold);
        let hint = phrase!("a program of spend has one limit: keep it, or give the bonus a rate");
        doubts.note(&loaded.root, "limit[0]", RuleCode::LimitNeverBinds, message, hint);
    } else if limit == threshold && rules.limit.parts.values().iter().all(|parts| parts.contains(&PartId::Threshold)) {
        let message = phrase!("the limit of {} on both parts is the fixed reward alone: the bonus pays nothing", limit);
        let hint = phrase!("give a higher limit, unless the bonus is meant to pay nothing");
        doubts.note(&loaded.root, "limit[0].amount", RuleCode::BonusNeverPays, message, hint);
    }
}
