export default definePageConfig({ navigationBarTitleText: '本单位任务', enablePullDownRefresh: true })
