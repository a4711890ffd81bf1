import { NoCamera } from './no-camera'

interface Frame {
  path: string
  bytes: number
  takenAt: string
}

const LONG_SIDE = 1920

/** A camera in a page of its own over this one; a browser's file dialog would offer the album as well. H5 only. */
export async function openViewfinder(): Promise<Frame | null> {
  const stream = await openCamera()
  const { root, video, shoot, leave } = draw()
  video.srcObject = stream
  document.body.append(root)
  shoot.focus()
  try {
    await video.play()
    return await new Promise<Frame | null>((done, fail) => {
      shoot.onclick = () => frameOf(video).then(done, fail)
      leave.onclick = () => done(null)
      root.onkeydown = ({ key }) => key === 'Escape' && done(null)
    })
  } finally {
    stream.getTracks().forEach((track) => track.stop())
    root.remove()
  }
}

async function openCamera(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: LONG_SIDE },
    })
  } catch {
    throw new NoCamera('这里打不开相机。请允许使用相机，或改从相册选图。')
  }
}

async function frameOf(video: HTMLVideoElement): Promise<Frame> {
  const takenAt = new Date().toISOString()
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
  if (!blob) throw new NoCamera('没有拍成，请再拍一次。')
  return { path: URL.createObjectURL(blob), bytes: blob.size, takenAt }
}

function draw() {
  const root = document.createElement('div')
  root.className = 'viewfinder'
  root.setAttribute('role', 'dialog')
  root.setAttribute('aria-modal', 'true')
  root.setAttribute('aria-label', '现场拍照')
  const video = document.createElement('video')
  video.className = 'viewfinder__video'
  video.muted = true
  video.playsInline = true
  const bar = document.createElement('div')
  bar.className = 'viewfinder__bar'
  const leave = button('viewfinder__leave', '取消')
  const shoot = button('viewfinder__shoot', '拍照')
  bar.append(leave, shoot)
  root.append(video, bar)
  return { root, video, shoot, leave }
}

function button(className: string, text: string): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = className
  made.textContent = text
  return made
}
