export default definePageConfig({
  navigationBarTitleText: '一次性告知',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
