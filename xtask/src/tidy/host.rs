//! What the window's configuration allows the web side: as little as there is.

use serde_json::Value;

use super::Violation;
use super::tree::Tree;

const CONFIG: &str = "tauri.conf.json";
const CAPABILITIES: &str = "src-tauri/capabilities/";
/// Plugins that would give the web side files, programs or the network.
const FORBIDDEN: &[&str] = &["fs", "shell", "http", "process", "upload", "websocket"];

/// Invariant: strict content policy, frozen prototypes, no global bridge, capabilities for named windows only.
pub(super) fn narrow(tree: &Tree) -> Vec<Violation> {
    let mut violations = match parse(tree, CONFIG) {
        Ok(config) => configuration(&config),
        Err(violation) => vec![violation],
    };
    let files: Vec<&str> =
        tree.ending(&["json"]).map(|(path, _)| path).filter(|path| path.starts_with(CAPABILITIES)).collect();
    if files.is_empty() {
        violations.push(Violation::new(CAPABILITIES, "holds no capability file"));
    }
    for path in files {
        match parse(tree, path) {
            Ok(file) => violations.extend(capability(path, &file)),
            Err(violation) => violations.push(violation),
        }
    }
    violations
}

fn parse(tree: &Tree, path: &str) -> Result<Value, Violation> {
    let text = tree.files.get(path).ok_or_else(|| Violation::new(path, "is missing"))?;
    serde_json::from_str(text).map_err(|error| Violation::new(path, format!("is not JSON: {error}")))
}

fn configuration(config: &Value) -> Vec<Violation> {
    let (app, security) = (&config["app"], &config["app"]["security"]);
    let mut reasons = policy(&security["csp"]);
    if app["withGlobalTauri"] == true {
        reasons.push("`withGlobalTauri` would put the bridge within reach of any script".into());
    }
    if security["freezePrototype"] != true {
        reasons.push("`freezePrototype` must be on".into());
    }
    if security["assetProtocol"]["enable"] == true {
        reasons.push("the asset protocol would let the web side read files".into());
    }
    let mut names = Vec::new();
    keys(config, &mut names);
    let dangerous = names.iter().filter(|name| name.starts_with("dangerous"));
    reasons.extend(dangerous.map(|name| format!("`{name}` weakens the window's protection")));
    reasons.into_iter().map(|reason| Violation::new(CONFIG, reason)).collect()
}

/// What is wrong with a content policy, written as one text or as a list of directives.
fn policy(csp: &Value) -> Vec<String> {
    let sources = |name: &str| -> String {
        match csp {
            Value::String(text) => text
                .split(';')
                .filter_map(|directive| directive.trim().split_once(' '))
                .filter(|(directive, _)| *directive == name)
                .map(|(_, sources)| sources.to_owned())
                .collect(),
            Value::Object(directives) => match directives.get(name) {
                Some(Value::String(sources)) => sources.clone(),
                Some(Value::Array(sources)) => {
                    sources.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
                }
                _ => String::new(),
            },
            _ => String::new(),
        }
    };
    let mut reasons = Vec::new();
    if sources("default-src").trim() != "'none'" {
        reasons.push("the content policy must begin from `default-src 'none'`".into());
    }
    let scripts = sources("script-src");
    for loose in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "data:", "*"] {
        if scripts.split_whitespace().any(|source| source.starts_with(loose)) {
            reasons.push(format!("the content policy allows scripts from {loose}"));
        }
    }
    reasons
}

fn keys<'a>(value: &'a Value, names: &mut Vec<&'a str>) {
    match value {
        Value::Object(entries) => {
            for (name, entry) in entries {
                names.push(name);
                keys(entry, names);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| keys(entry, names)),
        _ => {}
    }
}

fn capability(path: &str, file: &Value) -> Vec<Violation> {
    let list = |name: &str| file[name].as_array().cloned().unwrap_or_default();
    let mut reasons = Vec::new();
    let windows = list("windows");
    if windows.is_empty()
        || windows.iter().any(|window| window.as_str().is_none_or(|name| name.contains('*')))
    {
        reasons.push("must name its windows one by one".to_owned());
    }
    if !file["remote"].is_null() {
        reasons.push("opens the bridge to pages that are not ours".into());
    }
    for permission in list("permissions") {
        let name = permission.as_str().or_else(|| permission["identifier"].as_str()).unwrap_or_default();
        let plugin = name.split(':').next().unwrap_or_default();
        if FORBIDDEN.contains(&plugin) {
            reasons.push(format!("`{name}` gives the web side more than our own command"));
        }
    }
    reasons.into_iter().map(|reason| Violation::new(path, reason)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG_TEXT: &str = r#"{ "app": { "withGlobalTauri": false, "security": { "freezePrototype": true,
        "csp": { "default-src": "'none'", "script-src": "'self'", "style-src": "'self' 'unsafe-inline'" } } } }"#;
    const CAPABILITY: &str = r#"{ "windows": ["main"], "permissions": ["core:event:default"] }"#;

    fn check(config: &str, capability: &str) -> Vec<Violation> {
        narrow(&Tree::of(&[(CONFIG, config), ("src-tauri/capabilities/main.json", capability)]))
    }

    #[test]
    fn a_narrow_configuration_passes() {
        assert_eq!(check(CONFIG_TEXT, CAPABILITY), []);
        let as_text = r#"{ "app": { "security": { "freezePrototype": true, "csp": "default-src 'none'; script-src 'self'" } } }"#;
        assert_eq!(check(as_text, CAPABILITY), []);
    }

    #[test]
    fn each_loosening_of_the_configuration_is_found() {
        for (from, to) in [
            ("\"'none'\"", "\"'self'\""),
            ("\"script-src\": \"'self'\"", "\"script-src\": \"'self' 'unsafe-inline'\""),
            ("\"script-src\": \"'self'\"", "\"script-src\": [\"https://a.example\"]"),
            ("\"withGlobalTauri\": false", "\"withGlobalTauri\": true"),
            ("\"freezePrototype\": true", "\"freezePrototype\": false"),
            ("\"freezePrototype\"", "\"dangerousDisableAssetCspModification\": true, \"freezePrototype\""),
            ("\"freezePrototype\"", "\"assetProtocol\": { \"enable\": true }, \"freezePrototype\""),
        ] {
            assert_eq!(check(&CONFIG_TEXT.replace(from, to), CAPABILITY).len(), 1, "{to}");
        }
        assert_eq!(check("{", CAPABILITY).len(), 1);
        assert_eq!(narrow(&Tree::of(&[])).len(), 2, "both are missing");
    }

    #[test]
    fn each_widening_of_a_capability_is_found() {
        for (from, to) in [
            ("[\"main\"]", "[\"*\"]"),
            ("[\"main\"]", "[]"),
            ("core:event:default", "shell:allow-open"),
            ("\"core:event:default\"", "{ \"identifier\": \"fs:default\" }"),
            ("\"windows\"", "\"remote\": { \"urls\": [\"https://a.example\"] }, \"windows\""),
        ] {
            assert_eq!(check(CONFIG_TEXT, &CAPABILITY.replace(from, to)).len(), 1, "{to}");
        }
    }
}
