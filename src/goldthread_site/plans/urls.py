"""The addresses of a plan. No name of a person or child stands in one."""

from django.urls import path

from goldthread_site.plans.bulk.urls import urlpatterns as of_many_actions
from goldthread_site.plans.living_urls import urlpatterns as of_the_living_plan
from goldthread_site.plans.owners import leaver
from goldthread_site.plans.owners import views as owners
from goldthread_site.plans.views import agreeing, columns, editing, imports, ratings, reports, updates
from goldthread_site.plans.views.action import action
from goldthread_site.plans.views.actions import actions
from goldthread_site.plans.views.another_date import another_date
from goldthread_site.plans.views.check import check
from goldthread_site.plans.views.compare import compare
from goldthread_site.plans.views.compare import file as compare_file
from goldthread_site.plans.views.costs import costs
from goldthread_site.plans.views.download import download
from goldthread_site.plans.views.download import file as download_file
from goldthread_site.plans.views.home import across, plans
from goldthread_site.plans.views.overview import overview
from goldthread_site.plans.views.recommendation import recommendation

app_name = "plans"
urlpatterns = [
    path("", plans, name="plans"),
    path("import/", imports.start, name="import"),
    path("import/<uuid:draft_id>/", imports.review, name="import_review"),
    path("import/<uuid:draft_id>/values/", imports.every_value, name="import_values"),
    path("import/<uuid:draft_id>/values/<str:kind>/<path:key>/<str:field>/", imports.value, name="import_value"),
    path("import/<uuid:draft_id>/columns/", columns.columns, name="import_columns"),
    path("import/<uuid:draft_id>/columns/forget/", columns.forget, name="import_columns_forget"),
    path("import/<uuid:draft_id>/rest/", imports.confirm_rest, name="import_confirm_rest"),
    path("import/<uuid:draft_id>/accept/", imports.accept, name="import_accept"),
    path("import/<uuid:draft_id>/discard/", imports.discard, name="import_discard"),
    path("report/", reports.start, name="from_report"),
    path("report/<uuid:draft_id>/", reports.review, name="report_review"),
    path("report/<uuid:draft_id>/discard/", reports.discard, name="report_discard"),
    path("all/", across, name="across"),
    path("<int:plan_id>/", overview, name="overview"),
    path("<int:plan_id>/dates-of-the-answer/", reports.dates, name="report_dates"),
    path("<int:plan_id>/recommendation/<path:key>/", recommendation, name="recommendation"),
    path("<int:plan_id>/actions/", actions, name="actions"),
    path("<int:plan_id>/action/<path:key>/", action, name="action"),
    path("owners/", owners.every_owner, name="every_owner"),
    path("leaver/<int:party>/", leaver.leaver, name="leaver"),
    path("<int:plan_id>/owners/", owners.carried, name="load"),
    path("<int:plan_id>/owners/names/", owners.names, name="owners"),
    path("<int:plan_id>/owners/names/<str:mark>/", owners.name, name="name"),
    path("<int:plan_id>/owners/action/<path:key>/", owners.action_owners, name="action_owners"),
    path("<int:plan_id>/add/<str:entity>/", editing.add, name="add"),
    path("<int:plan_id>/edit/<str:entity>/<path:key>/", editing.edit, name="edit"),
    path("<int:plan_id>/download/", download, name="download"),
    path("<int:plan_id>/download/<str:layout>/<str:form>/", download_file, name="download_file"),
    path("<int:plan_id>/update-sheets/", updates.sheets, name="update_sheets"),
    path("<int:plan_id>/update-sheets/workbook/", updates.workbook, name="workbook"),
    path("<int:plan_id>/update-sheets/<int:owner>/<str:form>/", updates.sheet, name="update_sheet"),
    path("<int:plan_id>/update-sheets/back/<uuid:draft_id>/", updates.review, name="update_review"),
    path("<int:plan_id>/update-sheets/back/<uuid:draft_id>/discard/", updates.discard, name="update_discard"),
    path("<int:plan_id>/date/", another_date, name="another_date"),
    path("<int:plan_id>/dates/", agreeing.dates, name="dates"),
    path("<int:plan_id>/agreements/", agreeing.agreements, name="agreements"),
    path("<int:plan_id>/move/<str:key>/", agreeing.move_answer, name="move_answer"),
    path("<int:plan_id>/proven/<str:key>/", agreeing.blue_answer, name="blue_answer"),
    path("<int:plan_id>/new-date/<path:key>/", agreeing.move, name="move_date"),
    path("<int:plan_id>/ratings/", ratings.ratings, name="ratings"),
    path("<int:plan_id>/terms/", ratings.terms, name="terms"),
    path("<int:plan_id>/compare/", compare, name="compare"),
    path("<int:plan_id>/compare/<str:form>/", compare_file, name="compare_file"),
    path("<int:plan_id>/costs/", costs, name="costs"),
    path("<int:plan_id>/check/", check, name="check"),
    *of_the_living_plan,
    *of_many_actions,
]
