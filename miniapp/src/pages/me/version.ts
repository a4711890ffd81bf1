/** Shown in 我的, to be read out to whoever helps; the package's own version, a test compares. */
export const VERSION = '0.1.0'
