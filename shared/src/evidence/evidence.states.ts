/** Where a picture of a report comes from. What is not said to come from the camera of the app came from an album. */
export const PICTURE_SOURCES = {
  camera: '现场拍摄',
  album: '相册选取',
} as const satisfies Record<string, string>
export type PictureSource = keyof typeof PICTURE_SOURCES

/** What a verifier is told of a picture. A flag is a fact to look at, never a verdict. */
export const PICTURE_FLAGS = {
  same: '与另一任务的照片相同',
  alike: '与另一任务的照片几乎相同',
  late: '拍摄晚于所报的完成时间',
  early: '拍摄早于派单',
} as const satisfies Record<string, string>
export type PictureFlag = keyof typeof PICTURE_FLAGS
