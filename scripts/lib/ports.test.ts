import net from 'node:net'
import { freePort, portProblems } from './ports'

describe('ports', () => {
  it('finds nothing wrong with a free port', async () => {
    const port = await freePort()
    expect(await portProblems([{ port, variable: 'PORT', usedBy: 'server' }])).toEqual([])
  })

  it('names a taken port, who wants it and how to choose another', async () => {
    const other = net.createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as net.AddressInfo
    const [problem = ''] = await portProblems([{ port, variable: 'SANDBOX_PORT', usedBy: 'WeChat sandbox' }])
    expect(problem).toContain(`Port ${port} on 127.0.0.1 is taken; the WeChat sandbox wants it.`)
    expect(problem).toContain(`SANDBOX_PORT=${port + 10} npm start`)
    await new Promise((resolve) => other.close(resolve))
  })

  it('refuses one port for two parts', async () => {
    const uses = [
      { port: 3000, variable: 'PORT', usedBy: 'server' },
      { port: 3000, variable: 'WORKER_PORT', usedBy: 'worker' },
    ]
    expect(await portProblems(uses)).toEqual([
      'Port 3000 is wanted twice: by the server (PORT) and the worker (WORKER_PORT).',
    ])
  })
})
