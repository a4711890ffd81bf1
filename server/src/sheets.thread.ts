/** Entry of the thread that reads and writes tables, so that no event loop waits for Excel. */
export { checkSheet } from './modules/sheets/thread/check'
export { markSheet, templateSheet, writeSheet } from './modules/sheets/thread/write'
export { plainSheets } from './modules/sheets/thread/plain'
