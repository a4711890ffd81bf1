// Loaded before a server under measurement: tells the CPU it has used, in microseconds, when asked over IPC.
process.on('message', (message) => {
  if (message === 'cpu') process.send?.({ cpu: process.cpuUsage() })
})
