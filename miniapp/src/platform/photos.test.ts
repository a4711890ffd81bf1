import Taro from '@tarojs/taro'
import { chooseFiles } from './files'
import { choosePhotos, shrinkPhoto } from './photos'

const compress = Taro.compressImage as unknown as jest.Mock
const statSync = jest.fn((_path: string): object => ({ size: 700_000 }))
const shot = (width: number, height: number) => ({
  tempFilePath: 'tmp/1.jpg',
  size: 12_000_000,
  width,
  height,
})

beforeEach(() => {
  jest.mocked(Taro.getFileSystemManager).mockReturnValue({ statSync } as never)
  compress.mockResolvedValue({ tempFilePath: 'tmp/small.jpg' })
})

describe('a photo before it is sent', () => {
  it('is made smaller by its longer side, and counted as it then is', async () => {
    expect(await shrinkPhoto(shot(4000, 3000))).toEqual({ path: 'tmp/small.jpg', bytes: 700_000 })
    await shrinkPhoto(shot(1800, 4000))
    await shrinkPhoto(shot(1000, 800))
    const asked = compress.mock.calls.map(([call]) => call as object)
    expect(asked).toEqual([
      { src: 'tmp/1.jpg', quality: 80, compressedWidth: 1920 },
      { src: 'tmp/1.jpg', quality: 80, compressedHeight: 1920 },
      { src: 'tmp/1.jpg', quality: 80 },
    ])
  })

  it('goes as it is when the phone cannot make it smaller, or does not say how large it became', async () => {
    compress.mockRejectedValueOnce({ errMsg: 'compressImage:fail' })
    expect(await shrinkPhoto(shot(4000, 3000))).toEqual({ path: 'tmp/1.jpg', bytes: 12_000_000 })
    statSync.mockImplementationOnce(() => {
      throw new Error('no such file')
    })
    expect((await shrinkPhoto(shot(4000, 3000))).bytes).toBe(12_000_000)
  })

  it('is nothing when the person changed their mind', async () => {
    jest.mocked(Taro.chooseMedia).mockRejectedValueOnce({ errMsg: 'chooseMedia:fail cancel' })
    expect(await choosePhotos(3)).toEqual([])
  })
})

it('makes pictures among chosen files smaller and leaves papers alone', async () => {
  const file = (name: string) => ({ path: `tmp/${name}`, size: 9_000_000, name, type: 'file', time: 0 })
  Object.assign(Taro, {
    chooseMessageFile: jest.fn(async () => ({ tempFiles: [file('现场.JPG'), file('说明.pdf')] })),
  })
  expect(await chooseFiles(2)).toEqual([
    { path: 'tmp/small.jpg', bytes: 700_000, name: '现场.JPG' },
    { path: 'tmp/说明.pdf', bytes: 9_000_000, name: '说明.pdf' },
  ])
})
