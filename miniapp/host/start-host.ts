import { Host, type Launch } from './host'
import type { HostPhone } from './phone'
import { startServer } from './protocol/server'
import { recordUnhandledRejections } from './unhandled'

export interface HostOptions {
  /** Folder of the compiled mini-program, that of app.json. */
  dist: string
  /** 0 takes a free port. */
  port: number
  launch?: Launch
  phone?: HostPhone
  /** Warnings are printed to stderr unless true; they stay in `host.warnings` either way. */
  quiet?: boolean
}

export interface RunningHost {
  /** For `automator.connect({ wsEndpoint })`. */
  wsEndpoint: string
  host: Host
  close(): Promise<void>
}

/** Runs a compiled mini-program and lets miniprogram-automator drive it. Rejects when it cannot be loaded. */
export async function startHost({
  dist,
  port,
  launch,
  phone,
  quiet = false,
}: HostOptions): Promise<RunningHost> {
  const host = new Host(dist, phone)
  if (!quiet) host.on('warning', (message: string) => console.warn(`[weapp host] ${message}`))
  const stopRecording = recordUnhandledRejections(host)
  await host.launch(launch)
  const server = await startServer(host, port, () => void close())
  return { wsEndpoint: server.wsEndpoint, host, close }

  async function close(): Promise<void> {
    host.close()
    stopRecording()
    await server.close()
  }
}
