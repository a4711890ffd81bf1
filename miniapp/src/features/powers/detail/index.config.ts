export default definePageConfig({
  navigationBarTitleText: '权责事项',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
