import Taro from '@tarojs/taro'
import { isH5 } from './env'
import type { PickedFile } from './files'

/** Seconds a film may last that is made on the spot; WeChat makes none longer. The server takes 50 MB. */
export const VIDEO_SECONDS_MOST = 60

/** Videos taken or chosen, compressed by WeChat; an empty list when the person changed their mind. */
export async function chooseVideos(most: number): Promise<PickedFile[]> {
  const chosen = await Taro.chooseMedia({
    count: Math.min(most, 9),
    mediaType: ['video'],
    sourceType: isH5 ? ['album'] : ['album', 'camera'],
    sizeType: ['compressed'],
    maxDuration: VIDEO_SECONDS_MOST,
  }).catch(() => ({ tempFiles: [] as Taro.chooseMedia.ChooseMedia[] }))
  return chosen.tempFiles.map(({ tempFilePath, size }, i) => ({
    ...{ path: tempFilePath, bytes: size, name: `现场视频${i + 1}.mp4` },
  }))
}
