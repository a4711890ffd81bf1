/** The life of a page, passed on so that only this folder knows Taro's names. */
export {
  useDidHide,
  useDidShow,
  usePullDownRefresh,
  useReachBottom,
  useRouter,
  useShareAppMessage,
  useUnload,
} from '@tarojs/taro'
