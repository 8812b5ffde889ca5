//! What the window's configuration allows the web side: as little as there is.

use serde_json::Value;

use super::Violation;
use super::tree::Tree;

const CONFIG: &str = "tauri.conf.json";
const CAPABILITIES: &str = "src-tauri/capabilities/";
/// The content policy, whole: what is not here is not allowed, and nothing here may be loosened unnoticed.
const POLICY: [(&str, &str); 10] = [
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("font-src", "'self'"),
    ("img-src", "'self'"),
    ("connect-src", "ipc: http://ipc.localhost"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("frame-src", "'none'"),
    ("object-src", "'none'"),
];
/// All that the web side may do: make our one call, and hear what the core has to say.
const PERMISSIONS: [&str; 3] = ["allow-call", "core:event:allow-listen", "core:event:allow-unlisten"];

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

/// How a content policy differs from the one that was decided on.
fn policy(csp: &Value) -> Vec<String> {
    let Value::Object(directives) = csp else {
        return vec!["the content policy must be an object of directives".into()];
    };
    let decided = |name: &str| POLICY.iter().find(|(known, _)| *known == name).map(|(_, sources)| *sources);
    let mut reasons: Vec<String> = POLICY
        .iter()
        .filter(|(name, _)| !directives.contains_key(*name))
        .map(|(name, _)| format!("the content policy lacks `{name}`"))
        .collect();
    for (name, sources) in directives {
        if sources.as_str() != decided(name) {
            reasons.push(format!("the content policy's `{name}` is not what was decided: {sources}"));
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
        if !PERMISSIONS.contains(&name) {
            reasons.push(format!("`{name}` gives the web side more than our own command"));
        }
    }
    reasons.into_iter().map(|reason| Violation::new(path, reason)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG_TEXT: &str = include_str!("../../../tauri.conf.json");
    const CAPABILITY: &str = r#"{ "windows": ["main"], "permissions": ["core:event:allow-listen"] }"#;

    fn check(config: &str, capability: &str) -> Vec<Violation> {
        narrow(&Tree::of(&[(CONFIG, config), ("src-tauri/capabilities/main.json", capability)]))
    }

    #[test]
    fn a_narrow_configuration_passes() {
        assert_eq!(check(CONFIG_TEXT, CAPABILITY), []);
    }

    #[test]
    fn each_loosening_of_the_configuration_is_found() {
        for (from, to) in [
            ("\"default-src\": \"'none'\"", "\"default-src\": \"'self'\""),
            ("\"script-src\": \"'self'\"", "\"script-src\": \"'self' 'unsafe-inline'\""),
            ("\"img-src\": \"'self'\"", "\"img-src\": \"https:\""),
            ("ipc: http://ipc.localhost", "*"),
            ("\"object-src\"", "\"worker-src\""),
            ("\"withGlobalTauri\": false", "\"withGlobalTauri\": true"),
            ("\"freezePrototype\": true", "\"freezePrototype\": false"),
            ("\"freezePrototype\"", "\"dangerousDisableAssetCspModification\": true, \"freezePrototype\""),
            ("\"enable\": false", "\"enable\": true"),
        ] {
            assert_ne!(check(&CONFIG_TEXT.replace(from, to), CAPABILITY), [], "{to}");
        }
        assert_eq!(check("{", CAPABILITY).len(), 1);
        assert_eq!(narrow(&Tree::of(&[])).len(), 2, "both are missing");
    }

    #[test]
    fn each_widening_of_a_capability_is_found() {
        for (from, to) in [
            ("[\"main\"]", "[\"*\"]"),
            ("[\"main\"]", "[]"),
            ("core:event:allow-listen", "shell:allow-open"),
            ("core:event:allow-listen", "core:default"),
            ("\"core:event:allow-listen\"", "{ \"identifier\": \"fs:default\" }"),
            ("\"windows\"", "\"remote\": { \"urls\": [\"https://a.example\"] }, \"windows\""),
        ] {
            assert_eq!(check(CONFIG_TEXT, &CAPABILITY.replace(from, to)).len(), 1, "{to}");
        }
    }
}
