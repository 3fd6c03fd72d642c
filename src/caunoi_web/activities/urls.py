"""Addresses of activities."""

from django.urls import path

from caunoi_web.activities.views import activities, activity_forms, commitments, proposals, sleeping, steps

app_name = "activities"
urlpatterns = [
    path("", activities.activities, name="activities"),
    path("add/", activity_forms.add, name="activity_add"),
    path("add/accounts/", activity_forms.accounts, name="activity_accounts"),
    path("<uuid:pk>/", activities.activity, name="activity"),
    path("<uuid:pk>/edit/", activity_forms.edit, name="activity_edit"),
    path("<uuid:pk>/step/", steps.step, name="activity_step"),
    path("<uuid:pk>/archive/", steps.archive, name="activity_archive"),
    path("<uuid:pk>/proof/", steps.proof_add, name="activity_proof"),
    path("proofs/<uuid:pk>/withdraw/", steps.proof_withdraw, name="proof_withdraw"),
    path("agreements/<uuid:agreement>/promises/add/", commitments.add, name="commitment_add"),
    path("agreements/<uuid:agreement>/promises/", proposals.promises_read, name="promises_read"),
    path("proposals/<uuid:pk>/accept/", proposals.accept, name="proposal_accept"),
    path("proposals/<uuid:pk>/change/", proposals.change, name="proposal_change"),
    path("proposals/<uuid:pk>/reject/", proposals.reject, name="proposal_reject"),
    path("proposals/<uuid:pk>/reopen/", proposals.reopen, name="proposal_reopen"),
    path("promises/<uuid:pk>/", commitments.commitment, name="commitment"),
    path("promises/<uuid:pk>/edit/", commitments.edit, name="commitment_edit"),
    path("promises/<uuid:pk>/waive/", commitments.waive, name="commitment_waive"),
    path("promises/<uuid:pk>/archive/", commitments.archive, name="commitment_archive"),
    path("sleeping/", sleeping.sleeping, name="sleeping"),
    path("sleeping/rule/", sleeping.rule, name="life_rule"),
    path("sleeping/<uuid:agreement>/why/", sleeping.why, name="sleep_why"),
]
