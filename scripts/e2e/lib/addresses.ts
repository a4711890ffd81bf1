/** Ports apart from those of a running demonstration. */
export const E2E_PORTS = { server: 3310, worker: 3311, sandbox: 3990, database: 27_118 }

export const APP = `http://127.0.0.1:${E2E_PORTS.server}`
export const SANDBOX = `http://127.0.0.1:${E2E_PORTS.sandbox}`

export const E2E_ENV = {
  PORT: String(E2E_PORTS.server),
  WORKER_PORT: String(E2E_PORTS.worker),
  SANDBOX_PORT: String(E2E_PORTS.sandbox),
  EMBEDDED_DB_PORT: String(E2E_PORTS.database),
}

/** Where the compiled mini-program believes the server to be. */
export const COMPILED_APP = 'http://127.0.0.1:3000'
