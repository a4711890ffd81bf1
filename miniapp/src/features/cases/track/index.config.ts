export default definePageConfig({
  navigationBarTitleText: '办件查询',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
