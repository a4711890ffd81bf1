/** Which face this build is; a constant of the compiler, so that the other face's code is dropped. */
export const isH5 = process.env.TARO_ENV === 'h5'
export const isWeapp = process.env.TARO_ENV === 'weapp'
