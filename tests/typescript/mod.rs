//! The part of TypeScript in which the package's types are written: read into trees, and values checked against them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

/// A type.
#[derive(Clone, Debug)]
enum Type {
    /// `string`, `number`, `boolean`, `null` or `undefined`.
    Plain(String),
    Literal(String),
    Name(String),
    List(Box<Type>),
    Union(Vec<Type>),
    Object(Vec<Field>),
    /// `Record<K, V>`.
    Map(Box<Type>, Box<Type>),
    /// `T["field"]`.
    FieldOf(Box<Type>, String),
    KeyOf(Box<Type>),
    Partial(Box<Type>),
    Omit(Box<Type>, Box<Type>),
    NonNullable(Box<Type>),
    /// An interface that extends another.
    Extends(Box<Type>, Vec<Field>),
}

#[derive(Clone, Debug)]
struct Field {
    name: String,
    is_optional: bool,
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
            // What `slim` is handed is of the host, not of the contract.
            if path.to_string_lossy().ends_with(".d.ts") && !path.ends_with("slim.d.ts") {
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
        match self.plain(of) {
            Type::Literal(word) => BTreeSet::from([word]),
            Type::Union(types) => types.iter().flat_map(|of| self.words_of(of)).collect(),
            _ => BTreeSet::new(),
        }
    }

    /// What is wrong with a value of this type.
    pub fn fits(&self, name: &str, value: &Value) -> Result<(), String> {
        self.fits_type(&Type::Name(name.to_owned()), value, name)
    }

    /// The type with names, fields and operators replaced by what they stand for.
    fn plain(&self, of: &Type) -> Type {
        match of {
            Type::Name(name) => self.plain(self.0.get(name).unwrap_or_else(|| panic!("no type `{name}`"))),
            Type::FieldOf(of, name) => {
                let found: Vec<Type> = self
                    .objects(of)
                    .into_iter()
                    .flatten()
                    .filter(|field| field.name == *name)
                    .map(|field| field.of)
                    .collect();
                assert!(!found.is_empty(), "no field `{name}` in {of:?}");
                self.plain(&Type::Union(found))
            }
            Type::KeyOf(of) => {
                Type::Union(self.objects(of).concat().into_iter().map(|field| Type::Literal(field.name)).collect())
            }
            Type::Partial(of) => match self.plain(of) {
                Type::Map(key, value) => Type::Map(key, value),
                _ => Type::Object(
                    self.objects(of).concat().into_iter().map(|field| Field { is_optional: true, ..field }).collect(),
                ),
            },
            Type::Omit(of, names) => {
                let names = self.words_of(names);
                Type::Object(
                    self.objects(of).concat().into_iter().filter(|field| !names.contains(&field.name)).collect(),
                )
            }
            Type::Extends(of, own) => Type::Object([self.objects(of).concat(), own.clone()].concat()),
            Type::NonNullable(of) => self.plain(of),
            Type::Union(types) if types.len() == 1 => self.plain(&types[0]),
            of => of.clone(),
        }
    }

    /// The fields of an object, or of each object of a union.
    fn objects(&self, of: &Type) -> Vec<Vec<Field>> {
        match self.plain(of) {
            Type::Object(fields) => vec![fields],
            Type::Union(types) => types.iter().flat_map(|of| self.objects(of)).collect(),
            _ => Vec::new(),
        }
    }

    fn fits_type(&self, of: &Type, value: &Value, path: &str) -> Result<(), String> {
        let wrong = || Err(format!("{path} is {value}, not {of:?}"));
        let is = |fits: bool| if fits { Ok(()) } else { wrong() };
        match self.plain(of) {
            Type::Plain(name) => is(match name.as_str() {
                "string" => value.is_string(),
                "number" => value.is_number(),
                "boolean" => value.is_boolean(),
                _ => value.is_null(),
            }),
            Type::Literal(word) => is(value == word.as_str()),
            Type::List(of) => {
                let Some(items) = value.as_array() else { return wrong() };
                items.iter().enumerate().try_for_each(|(at, item)| self.fits_type(&of, item, &format!("{path}[{at}]")))
            }
            Type::Map(key, of) => {
                let Some(fields) = value.as_object() else { return wrong() };
                fields.iter().try_for_each(|(name, value)| {
                    self.fits_type(&key, &Value::from(name.as_str()), path)?;
                    self.fits_type(&of, value, &format!("{path}.{name}"))
                })
            }
            Type::Object(fields) => {
                let Some(given) = value.as_object() else { return wrong() };
                if let Some(extra) = given.keys().find(|name| !fields.iter().any(|field| field.name == **name)) {
                    return Err(format!("{path} has `{extra}`, which no type tells"));
                }
                fields.iter().try_for_each(|field| match given.get(&field.name) {
                    Some(value) => self.fits_type(&field.of, value, &format!("{path}.{}", field.name)),
                    None if field.is_optional => Ok(()),
                    None => Err(format!("{path} has no `{}`", field.name)),
                })
            }
            Type::Union(types) => {
                let tries: Vec<Result<(), String>> = types.iter().map(|of| self.fits_type(of, value, path)).collect();
                // The deepest of the mistakes is that of the alternative that was meant.
                let wrong = tries
                    .iter()
                    .filter_map(|tried| tried.as_ref().err())
                    .max_by_key(|error| error.split(' ').next().map(str::len));
                if tries.iter().any(Result::is_ok) { Ok(()) } else { Err(wrong.cloned().unwrap_or_default()) }
            }
            other => panic!("{path}: {other:?} is not understood"),
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
    fn peek(&self) -> &str {
        self.tokens.get(self.at).map_or("", String::as_str)
    }

    fn next(&mut self) -> String {
        self.at += 1;
        self.tokens[self.at - 1].clone()
    }

    /// Goes on where the next sign is this one.
    fn takes(&mut self, sign: &str) -> bool {
        let is = self.peek() == sign;
        self.at += usize::from(is);
        is
    }

    fn expect(&mut self, sign: &str) {
        let found = self.next();
        assert_eq!(found, sign, "near {:?}", &self.tokens[self.at.saturating_sub(6)..self.at]);
    }

    fn declarations(&mut self, types: &mut BTreeMap<String, Type>) {
        while self.at < self.tokens.len() {
            let words =
                [self.next(), self.peek().to_owned(), self.tokens.get(self.at + 1).cloned().unwrap_or_default()];
            match words.each_ref().map(String::as_str) {
                // The one type that takes another is known to the reader.
                ["export", "type", "Maybe"] => {}
                ["export", "type", name] if name != "*" => {
                    self.at += 2;
                    self.expect("=");
                    types.insert(name.to_owned(), self.union());
                }
                ["export", "interface", name] => {
                    self.at += 2;
                    let base = self.takes("extends").then(|| Box::new(self.single()));
                    let fields = self.fields();
                    types.insert(
                        name.to_owned(),
                        base.map_or(Type::Object(fields.clone()), |base| Type::Extends(base, fields)),
                    );
                }
                _ => {}
            }
        }
    }

    fn union(&mut self) -> Type {
        self.takes("|");
        let mut types = vec![self.single()];
        while self.takes("|") {
            types.push(self.single());
        }
        if types.len() == 1 { types.remove(0) } else { Type::Union(types) }
    }

    fn single(&mut self) -> Type {
        let token = self.next();
        let mut of = match token.as_str() {
            "{" => {
                self.at -= 1;
                Type::Object(self.fields())
            }
            "(" => {
                let of = self.union();
                self.expect(")");
                of
            }
            "keyof" => Type::KeyOf(Box::new(self.single())),
            "string" | "number" | "boolean" | "null" | "undefined" => Type::Plain(token),
            _ if token.starts_with('"') => Type::Literal(token.trim_matches('"').to_owned()),
            _ if self.takes("<") => {
                let mut inner = vec![self.union()];
                while self.takes(",") {
                    inner.push(self.union());
                }
                self.expect(">");
                let mut inner = inner.into_iter().map(Box::new);
                let mut next = || inner.next().unwrap();
                match token.as_str() {
                    "Record" => Type::Map(next(), next()),
                    "Partial" => Type::Partial(next()),
                    "Omit" => Type::Omit(next(), next()),
                    "NonNullable" => Type::NonNullable(next()),
                    "Maybe" => Type::Union(vec![*next(), Type::Plain("null".to_owned())]),
                    _ => panic!("{token}<> is not understood"),
                }
            }
            _ => Type::Name(token),
        };
        while self.takes("[") {
            of = if self.peek() == "]" {
                Type::List(Box::new(of))
            } else {
                Type::FieldOf(Box::new(of), self.next().trim_matches('"').to_owned())
            };
            self.expect("]");
        }
        of
    }

    fn fields(&mut self) -> Vec<Field> {
        self.expect("{");
        let mut fields = Vec::new();
        while !self.takes("}") {
            let name = self.next();
            let is_optional = self.takes("?");
            self.expect(":");
            fields.push(Field { name, is_optional, of: self.union() });
            self.takes(";");
        }
        fields
    }
}
