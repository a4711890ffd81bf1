/** What other modules ask of the outbox and of the message log: counts, errors, people out of reach. */
export { errorsSince, type CountedError } from './errors.repo'
export { countDead, dayStates, queueGroups, type QueueGroup, type StateCount } from './figures.repo'
export { countUnreachable } from './messages.unreachable'
