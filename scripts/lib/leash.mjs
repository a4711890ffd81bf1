/**
 * Loaded into every child by `node --import`: when the program that started it is gone, however it ended,
 * the channel between them closes and the child ends itself. Plain JavaScript: children run without tsx.
 */
const PATIENCE_MS = 8_000

if (process.send) {
  process.on('disconnect', end)
  // the channel alone must not keep a finished child alive
  process.channel?.unref()
  if (!process.connected) end()
}

function end() {
  setTimeout(() => process.exit(1), PATIENCE_MS).unref()
  process.kill(process.pid, 'SIGTERM')
}
