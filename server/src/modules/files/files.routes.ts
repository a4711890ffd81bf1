import { filesApi } from '@mingdu/shared/files/files.api'
import { preparedWriteRoute, readRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found, Refused } from '../../refused'
import { fileOfToken } from './files.public'
import { findFiles, insertFile, readFile } from './files.repo'
import { fileInfo, fileScopeOf } from './files.service'
import { storeUpload } from './files.upload'

export function filesRoutes({ files, box }: Pick<Parts, 'files' | 'box'>): readonly Route[] {
  return [
    preparedWriteRoute(
      filesApi.store,
      ({ file, query }) => storeUpload(file, query.kind, files),
      async ({ actor, time }, tx, facts) => {
        const storedAt = new Date(time.now())
        const stored = await insertFile(
          { ...facts, uploadedBy: actor.id, records: [], orgIds: [], storedAt },
          tx,
        )
        const result = fileInfo(stored)
        return {
          result,
          subject: { kind: 'file', id: result.id, name: result.name },
          digests: [facts.digest],
        }
      },
    ),
    readRoute(filesApi.read, async ({ actor, params, query }) => {
      const file = found(await readFile(await fileScopeOf(actor), params.id))
      const shown = query.size === 'thumb' ? (file.thumb ?? file.shown) : file.shown
      const inline = shown.mime.startsWith('image/')
      return { mime: shown.mime, bytes: await files.get(shown.key), name: file.name, inline }
    }),
    readRoute(filesApi.publicRead, async ({ params }) => {
      const [file] = await findFiles([found(fileOfToken(params.token, box))])
      const { mime, key } = found(file).shown
      if (!mime.startsWith('image/')) throw new Refused('record.missing')
      return { mime, bytes: await files.get(key), name: 'picture.jpg', inline: true }
    }),
  ]
}
