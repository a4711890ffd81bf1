import sharp from 'sharp'
import type { TestApp } from '../../testing/app'

/** A photo of this person's, as the camera of the app would give it. */
export async function givenPhoto(app: TestApp, token: string, name = '现场.jpg'): Promise<string> {
  const colour = { r: 40, g: 90, b: name.length % 255 }
  const bytes = await sharp({ create: { width: 80, height: 60, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  const { data } = await app.call<{ id: string }>('POST', '/files?kind=photo', { token, form })
  return data.id
}
