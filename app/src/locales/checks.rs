//! The texts of the page Checks.

use super::texts::texts;

texts! {
    heading { en: "Does it reckon right?", zh: "算得对吗？" }
    lede { en: "The programs' own published examples, run live in your browser.", zh: "官方公布的示例，在您的浏览器中现场计算。" }
}
