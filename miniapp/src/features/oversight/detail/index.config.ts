export default definePageConfig({ navigationBarTitleText: '对督查的评价', enablePullDownRefresh: true })
