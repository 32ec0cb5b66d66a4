//! The part of TypeScript in which the package's types are written, read into trees: for the words of its closed sets.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A type, as far as words can be found in it.
#[derive(Clone, Debug)]
enum Type {
    Literal(String),
    Name(String),
    Union(Vec<Type>),
    Object(Vec<Field>),
    /// `T["field"]`.
    FieldOf(Box<Type>, String),
    /// What has no words: `string`, a list, `Record<K, V>`.
    Other,
}

#[derive(Clone, Debug)]
struct Field {
    name: String,
    of: Type,
}

/// Every exported type and interface of the package.
pub struct Types(BTreeMap<String, Type>);

impl Types {
    pub fn of_the_package() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("wasm/package");
        let mut types = BTreeMap::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.to_string_lossy().ends_with(".d.ts") {
                Reader { tokens: tokens(&fs::read_to_string(&path).unwrap()), at: 0 }.declarations(&mut types);
            }
        }
        Self(types)
    }

    /// The words of a closed set: of a type, or of a field as in `Order.billing`.
    pub fn words(&self, path: &str) -> BTreeSet<String> {
        let mut parts = path.split('.');
        let mut of = Type::Name(parts.next().unwrap().to_owned());
        for field in parts {
            of = Type::FieldOf(Box::new(of), field.to_owned());
        }
        self.words_of(&of)
    }

    fn words_of(&self, of: &Type) -> BTreeSet<String> {
        match of {
            Type::Literal(word) => BTreeSet::from([word.clone()]),
            Type::Union(types) => types.iter().flat_map(|of| self.words_of(of)).collect(),
            Type::Name(name) => self.0.get(name).map(|of| self.words_of(of)).unwrap_or_default(),
            Type::FieldOf(of, name) => self.fields(of, name).iter().flat_map(|of| self.words_of(of)).collect(),
            Type::Object(_) | Type::Other => BTreeSet::new(),
        }
    }

    /// The types of a field, in an object or in the objects of a union.
    fn fields(&self, of: &Type, name: &str) -> Vec<Type> {
        match of {
            Type::Object(fields) => {
                fields.iter().filter(|field| field.name == name).map(|field| field.of.clone()).collect()
            }
            Type::Union(types) => types.iter().flat_map(|of| self.fields(of, name)).collect(),
            Type::Name(own) => self.0.get(own).map(|of| self.fields(of, name)).unwrap_or_default(),
            Type::FieldOf(outer, own) => self.fields(outer, own).iter().flat_map(|of| self.fields(of, name)).collect(),
            Type::Literal(_) | Type::Other => Vec::new(),
        }
    }
}

/// Names, texts with their quotes, and single signs; comments are left out.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").unwrap() + 2,
            '"' => rest[1..].find('"').unwrap() + 2,
            first if first.is_alphanumeric() || first == '_' => {
                rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(rest.len())
            }
            first => first.len_utf8(),
        };
        if !first.is_whitespace() && first != '/' {
            tokens.push(rest[..end].to_owned());
        }
        rest = &rest[end..];
    }
    tokens
}

struct Reader {
    tokens: Vec<String>,
    at: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", String::as_str)
    }

    fn next(&mut self) -> String {
        self.at += 1;
        self.tokens[self.at - 1].clone()
    }

    /// Goes on where the next sign is this one.
    fn takes(&mut self, sign: &str) -> bool {
        let is = self.peek(0) == sign;
        self.at += usize::from(is);
        is
    }

    fn expect(&mut self, sign: &str) {
        let found = self.next();
        assert_eq!(found, sign, "near {:?}", &self.tokens[self.at.saturating_sub(6)..self.at]);
    }

    fn declarations(&mut self, types: &mut BTreeMap<String, Type>) {
        while self.at < self.tokens.len() {
            let (is_exported, name) = (self.takes("export"), self.peek(1).to_owned());
            if is_exported && self.peek(0) == "type" && self.peek(2) == "=" {
                self.at += 3;
                let of = self.union();
                types.insert(name, of);
            } else if is_exported && self.peek(0) == "interface" {
                self.at += 2;
                if self.takes("extends") {
                    self.single();
                }
                let of = self.single();
                types.insert(name, of);
            } else {
                self.at += usize::from(!is_exported);
            }
        }
    }

    fn union(&mut self) -> Type {
        self.takes("|");
        let mut types = vec![self.single()];
        while self.takes("|") {
            types.push(self.single());
        }
        Type::Union(types)
    }

    fn single(&mut self) -> Type {
        let token = self.next();
        let mut of = match token.as_str() {
            "{" => self.object(),
            "(" => {
                let of = self.union();
                self.expect(")");
                of
            }
            "keyof" => {
                self.single();
                Type::Other
            }
            _ if token.starts_with('"') => Type::Literal(token.trim_matches('"').to_owned()),
            _ if self.takes("<") => {
                let mut inner = self.union();
                while self.takes(",") {
                    self.union();
                    inner = Type::Other;
                }
                self.expect(">");
                // What may be null has the words of what it is otherwise.
                if ["NonNullable", "Maybe"].contains(&token.as_str()) { inner } else { Type::Other }
            }
            _ => Type::Name(token),
        };
        while self.takes("[") {
            let field = (self.peek(0) != "]").then(|| self.next().trim_matches('"').to_owned());
            of = field.map_or(Type::Other, |field| Type::FieldOf(Box::new(of), field));
            self.expect("]");
        }
        of
    }

    fn object(&mut self) -> Type {
        let mut fields = Vec::new();
        while !self.takes("}") {
            let name = self.next();
            self.takes("?");
            self.expect(":");
            fields.push(Field { name, of: self.union() });
            self.takes(";");
        }
        Type::Object(fields)
    }
}
