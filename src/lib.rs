//! Referral Statement: an exact, explaining calculator of referral commissions.
