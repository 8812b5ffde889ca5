import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: "es2022",
    // Everything is read from disk by the window itself: preloading and inlined data addresses would only
    // loosen the content security policy.
    assetsInlineLimit: 0,
    modulePreload: false,
    chunkSizeWarningLimit: 900,
  },
  // A slow machine is no failure.
  test: { include: ["src/**/*.test.ts"], environment: "node", testTimeout: 120_000, hookTimeout: 120_000 },
});
