import { fromBuffer } from 'yauzl'

/** For tests: one file out of a zip, as text. */
export function unzipped(zip: Buffer, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (error, file) => {
      if (error) return reject(error)
      file.on('end', () => reject(new Error(`no ${name} in the zip`)))
      file.on('entry', (entry: { fileName: string }) => {
        if (entry.fileName !== name) return file.readEntry()
        file.openReadStream(entry as never, (failed, stream) => {
          if (failed) return reject(failed)
          const pieces: Buffer[] = []
          stream.on('data', (piece: Buffer) => pieces.push(piece))
          stream.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')))
        })
      })
      file.readEntry()
    })
  })
}
