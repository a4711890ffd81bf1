export default definePageConfig({ navigationBarTitleText: '清单统计', enablePullDownRefresh: true })
