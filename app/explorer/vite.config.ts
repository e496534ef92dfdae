import { defineConfig } from "vite";

// Everything is a file of its own and of the server's own origin: the page is served with
// `Content-Security-Policy: default-src 'self'`, so nothing may be inlined as a data: address.
export default defineConfig({
  base: "./",
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, emptyOutDir: true, reportCompressedSize: false },
  server: { proxy: { "/api": process.env["ENTENTE_SERVER"] ?? "http://127.0.0.1:8420" } },
});
