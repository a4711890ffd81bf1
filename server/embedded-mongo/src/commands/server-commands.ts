import { isDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { REPLICA_SET, type Reply } from '../engine'
import { OK, type Command, type CommandContext } from './context'

const VERSION = [7, 0, 0, 0]

export const SERVER_COMMANDS: Record<string, Command> = {
  hello: { fields: 'any', run: hello },
  isMaster: { fields: 'any', run: hello },
  ismaster: { fields: 'any', run: hello },
  ping: { fields: [], run: () => OK },
  buildInfo: {
    fields: [],
    run: () => ({
      version: VERSION.slice(0, 3).join('.'),
      versionArray: VERSION,
      modules: ['mingdu-embedded'],
      maxBsonObjectSize: 16777216,
      ...OK,
    }),
  },
  getParameter: { fields: ['featureCompatibilityVersion'], run: getParameter },
  endSessions: { fields: [], run: endSessions },
  refreshSessions: { fields: [], run: () => OK },
}

/** A replica set of one, always primary. Compressors and topology streaming are not offered. */
function hello({ engine, body }: CommandContext): Reply {
  if (body['loadBalanced'] === true) fail('InvalidOptions', 'load balanced mode is not supported')
  return {
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    secondary: false,
    setName: REPLICA_SET,
    setVersion: 1,
    hosts: [engine.address],
    primary: engine.address,
    me: engine.address,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ...OK,
  }
}

function getParameter({ body }: CommandContext): Reply {
  if (body['featureCompatibilityVersion'] === undefined) fail('InvalidOptions', 'no option found to get')
  return { featureCompatibilityVersion: { version: '7.0' }, ...OK }
}

function endSessions({ engine, body }: CommandContext): Reply {
  const list = body['endSessions']
  if (!Array.isArray(list) || !list.every(isDocument))
    fail('TypeMismatch', 'endSessions takes an array of session ids')
  for (const lsid of list as Document[]) engine.sessions.end(engine.sessions.idOf(lsid), 'aborted')
  return OK
}
