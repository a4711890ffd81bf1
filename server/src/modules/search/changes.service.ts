/** What other modules write with, without all that searches: the worker and the tools need no more. */
export { noteSearchChange, noteSearchReload } from './search.changes.repo'
