//! Texts of a page in every language beside each other: a text that is missing in one is an error of the compiler, one that
//! nothing shows is an error of the lints.

/// Declares texts as functions of the language and of what stands in them.
///
/// ```ignore
/// texts! {
///     /// How many orders there are.
///     orders(count: usize) {
///         en: if count == 1 { "1 order".to_owned() } else { format!("{count} orders") },
///         zh: format!("{count} 笔订单"),
///     }
/// }
/// orders(lang, 3);
/// ```
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $(($($given:ident: $kind:ty),+ $(,)?))? { en: $en:expr, zh: $zh:expr $(,)? })+) => {$(
        $(#[$doc])*
        #[allow(clippy::too_many_arguments, reason = "a sentence may name many things")]
        pub fn $name(lang: $crate::locales::Lang $($(, $given: $kind)+)?) -> String {
            match lang {
                $crate::locales::Lang::ZhCn => String::from($zh),
                _ => lang.english(String::from($en)),
            }
        }
    )+};
}

pub(crate) use texts;
