import Taro from '@tarojs/taro'
import { jsonOf, messageOf, NetworkFailure, type RawAnswer } from './request'

const TIMEOUT_MS = 120_000

export interface RawUpload {
  url: string
  /** A path on the phone, or a blob address in a browser. */
  path: string
  headers: Record<string, string>
  /** What the server is told it is called; WeChat takes the path's own ending instead. */
  name: string
  /** Whole percent sent so far. */
  onProgress?: (percent: number) => void
}

/** Sends one file as multipart field `file`. @throws NetworkFailure when the server does not answer. */
export async function upload(call: RawUpload): Promise<RawAnswer> {
  try {
    const task = Taro.uploadFile({
      url: call.url,
      filePath: call.path,
      name: 'file',
      fileName: call.name,
      header: call.headers,
      timeout: TIMEOUT_MS,
    })
    const onProgress = call.onProgress
    // the headless host and old base libraries answer with a bare promise
    if (onProgress) task.progress?.(({ progress }) => onProgress(progress))
    const answer = await task
    return { status: answer.statusCode, data: jsonOf(answer.data), headers: {} }
  } catch (failure) {
    throw new NetworkFailure(messageOf(failure))
  }
}

/** Fetches a protected file to a place that `<Image>` can show. @throws NetworkFailure */
export async function download(url: string, headers: Record<string, string>): Promise<string> {
  const answer = await Taro.downloadFile({ url, header: headers }).catch((failure: unknown) => {
    throw new NetworkFailure(messageOf(failure))
  })
  if (answer.statusCode >= 400) throw new NetworkFailure(`文件没有取到（${answer.statusCode}）`)
  return answer.tempFilePath
}
