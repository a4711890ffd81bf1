/** Loaded before a worker thread that is run from its TypeScript source: `--import tsx` sees to the main thread alone. */
import { register } from 'tsx/esm/api'

register()
