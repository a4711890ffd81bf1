import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const SERVER = process.env['MINGDU_SERVER'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  // the console is built on its own: nothing is taken from the address it is served under but the base
  server: { host: '127.0.0.1', port: 5183, proxy: { '/api': { target: SERVER, changeOrigin: false } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // small pictures stay files: a content security policy may then forbid data: scripts and styles
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
})
