import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

const boundary = (folders, message) => ({ group: folders, message });

export default ts.config(
  { ignores: ["dist", "node_modules", "src/contract/bindings.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: globals.browser },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      // One window, one document at a time: plain maps and sets hold no state that a component shows.
      "svelte/prefer-svelte-reactivity": "off",
      "svelte/no-at-html-tags": "error",
      "no-restricted-properties": ["error", { property: "innerHTML", message: "Text is set by textContent." }],
      "no-restricted-imports": ["error", { patterns: [boundary(["@tauri-apps/*"], "Only src/host talks to the shell.")] }],
      "max-lines": ["error", { max: 300, skipComments: false }],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  { files: ["src/host/**"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["src/kernel/**", "src/widgets/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [boundary(["@tauri-apps/*", "../*/**", "!../kernel/**"], "Kernel and widgets import nothing of ours.")] },
      ],
    },
  },
);
