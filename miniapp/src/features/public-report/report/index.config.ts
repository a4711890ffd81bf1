export default definePageConfig({
  navigationBarTitleText: '公开报告',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
