import { filesApi } from '@mingdu/shared/files/files.api'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { preparedWriteRoute, readRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found, Refused } from '../../refused'
import { fileOfToken } from './files.public'
import { findFiles, insertFile, readFile, readOwnFile, type FileDoc } from './files.repo'
import { fileScopeOf } from './files.service'
import { fileInfo } from './files.view'
import { storeUpload, type StoredFacts } from './files.upload'

export function filesRoutes({ files, box }: Pick<Parts, 'files' | 'box'>): readonly Route[] {
  const send = async (file: FileDoc, size: 'full' | 'thumb') => {
    const shown = size === 'thumb' ? (file.thumb ?? file.shown) : file.shown
    const inline = shown.mime.startsWith('image/')
    return { mime: shown.mime, bytes: await files.get(shown.key), name: file.name, inline }
  }
  return [
    ...([filesApi.store, filesApi.storeOwn] as const).map((endpoint) =>
      preparedWriteRoute(
        endpoint as typeof filesApi.store,
        ({ file, query }) => storeUpload(file, query, files),
        async ({ actor, time }, tx, facts) => stored(facts, actor, new Date(time.now()), tx),
      ),
    ),
    readRoute(filesApi.read, async ({ actor, params, query }) =>
      send(found(await readFile(await fileScopeOf(actor), params.id)), query.size),
    ),
    readRoute(filesApi.readOwn, async ({ actor, params, query }) =>
      send(found(await readOwnFile(actor.id, params.id)), query.size),
    ),
    readRoute(filesApi.publicRead, async ({ params }) => {
      const [file] = await findFiles([found(fileOfToken(params.token, box))])
      const { mime, key } = found(file).shown
      if (!mime.startsWith('image/')) throw new Refused('record.missing')
      return { mime, bytes: await files.get(key), name: 'picture.jpg', inline: true }
    }),
  ]
}

async function stored(facts: StoredFacts, actor: Pick<Actor, 'id'>, storedAt: Date, tx: Tx) {
  const file = await insertFile({ ...facts, uploadedBy: actor.id, records: [], orgIds: [], storedAt }, tx)
  const result = fileInfo(file)
  return { result, subject: { kind: 'file', id: result.id, name: result.name }, digests: [facts.digest] }
}
