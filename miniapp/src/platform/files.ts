import Taro from '@tarojs/taro'
import { isH5 } from './env'
import { shrinkPhoto } from './photos'

export interface PickedFile {
  path: string
  bytes: number
  name: string
}

/** Kinds of files that an application may carry; the server has the last word. */
const ENDINGS = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'zip', 'jpg', 'jpeg', 'png', 'webp']

/**
 * Files chosen from the browser's dialog, in WeChat from a chat, pictures in a size that travels; an empty list when the
 * person changed their mind.
 */
export async function chooseFiles(most: number): Promise<PickedFile[]> {
  const picked = await (isH5 ? fromDialog(most) : fromChat(most))
  return Promise.all(picked.map((file) => smaller(file)))
}

/** A picture in a size that travels; papers stay as they are. */
async function smaller(file: PickedFile): Promise<PickedFile> {
  const { path, bytes, name } = file
  if (!/\.jpe?g$/i.test(name)) return file
  return { ...(await shrinkPhoto({ tempFilePath: path, size: bytes, width: 0, height: 0 })), name }
}

async function fromChat(most: number): Promise<PickedFile[]> {
  const chosen = await Taro.chooseMessageFile({
    count: Math.min(most, 9),
    type: 'file',
    extension: ENDINGS,
  }).catch(() => ({ tempFiles: [] as Taro.chooseMessageFile.ChooseFile[] }))
  return chosen.tempFiles.map(({ path, size, name }) => ({ path, bytes: size, name }))
}

function fromDialog(most: number): Promise<PickedFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = most > 1
  input.accept = ENDINGS.map((ending) => `.${ending}`).join(',')
  return new Promise((done) => {
    input.addEventListener('cancel', () => done([]))
    input.addEventListener('change', () =>
      done(
        Array.from(input.files ?? [], (file) => ({
          ...{ path: URL.createObjectURL(file), bytes: file.size, name: file.name },
        })),
      ),
    )
    input.click()
  })
}
