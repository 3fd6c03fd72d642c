import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import caunoi_web.common.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0003_roles_of_the_house"),
        ("register", "0002_partners"),
        ("sources", "0001_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DraftTemplate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
            ],
            options={
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="Route",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="Basis",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("law", "Law"), ("internal", "Internal rule")],
                        default="internal",
                        max_length=10,
                    ),
                ),
                ("name_vi", models.CharField(max_length=300, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="English name")),
            ],
            options={
                "ordering": ("kind", "code"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["law", "internal"])), name="basis_kind_is_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                ("partner_name", models.CharField(max_length=300, verbose_name="partner")),
                ("folded_partner", models.CharField(editable=False, max_length=300)),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mou", "Memorandum of understanding"),
                            ("moa", "Memorandum of agreement"),
                            ("framework", "Framework agreement"),
                            ("comprehensive", "Comprehensive agreement"),
                            ("specific", "Specific agreement"),
                            ("exchange", "Exchange agreement"),
                            ("joint_programme", "Joint programme"),
                            ("joint_lab", "Joint laboratory"),
                            ("research", "Research agreement"),
                            ("sponsorship", "Sponsorship"),
                            ("transfer", "Technology transfer contract"),
                            ("contract", "Contract"),
                            ("licence", "Licence"),
                            ("nda", "Non-disclosure agreement"),
                            ("cotutelle", "Cotutelle agreement"),
                            ("loi", "Letter of intent"),
                            ("annex", "Annex"),
                            ("amendment", "Amendment"),
                            ("extension", "Extension"),
                            ("other", "Other agreement"),
                            ("unspecified", "Not stated"),
                        ],
                        max_length=20,
                        verbose_name="kind of paper",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("university", "University level"),
                            ("unit", "Unit level"),
                            ("", "Level not stated"),
                        ],
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                ("why", models.TextField(verbose_name="why")),
                ("wanted_on", models.DateField(blank=True, null=True, verbose_name="wanted by")),
                ("binding", models.BooleanField(default=False, verbose_name="binding")),
                (
                    "needs_higher",
                    models.BooleanField(default=False, verbose_name="a parent body must approve"),
                ),
                ("our_signatory", models.CharField(blank=True, max_length=200, verbose_name="signs for us")),
                ("our_position", models.CharField(blank=True, max_length=200, verbose_name="their position")),
                (
                    "partner_signatory",
                    models.CharField(blank=True, max_length=200, verbose_name="signs for the partner"),
                ),
                (
                    "partner_position",
                    models.CharField(blank=True, max_length=200, verbose_name="position at the partner"),
                ),
                (
                    "duration_months",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="length in months"),
                ),
                ("activities", models.JSONField(blank=True, default=list, verbose_name="activities")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Under way"),
                            ("done", "Completed"),
                            ("withdrawn", "Withdrawn"),
                            ("rejected", "Rejected"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("proposed_on", models.DateField()),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signing_cases",
                        to="register.agreement",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signing_cases",
                        to="register.organisation",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RouteStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("code", models.SlugField(max_length=40)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("proposal", "Proposal"),
                            ("check", "Partner check"),
                            ("drafting", "Drafting"),
                            ("opinions", "Opinions"),
                            ("appraisal", "Appraisal"),
                            ("submission", "Submission for signing"),
                            ("higher", "Opinion of the parent body"),
                            ("signing", "Signing"),
                            ("filing", "Filing"),
                            ("report", "Report after signing"),
                            ("other", "Other step"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("host_unit", "Head of the proposing unit"),
                            ("officer", "Officer"),
                            ("head", "Head of office"),
                            ("rector", "Rectorate"),
                            ("unit", "Head of a certain unit"),
                            ("person", "A certain person"),
                        ],
                        default="officer",
                        max_length=10,
                        verbose_name="who",
                    ),
                ),
                (
                    "produces_vi",
                    models.CharField(blank=True, max_length=300, verbose_name="produces (Vietnamese)"),
                ),
                (
                    "produces_en",
                    models.CharField(blank=True, max_length=300, verbose_name="produces (English)"),
                ),
                ("days", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days")),
                (
                    "day_kind",
                    models.CharField(
                        choices=[("working", "working days"), ("calendar", "calendar days")],
                        default="working",
                        max_length=10,
                        verbose_name="kind of days",
                    ),
                ),
                (
                    "counted_from",
                    models.CharField(
                        choices=[
                            ("step", "the step begins"),
                            ("proposed", "the proposal"),
                            ("signed", "the signing"),
                        ],
                        default="step",
                        max_length=10,
                        verbose_name="counted from",
                    ),
                ),
                (
                    "condition",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "always"),
                            ("higher", "if a parent body must approve"),
                            ("binding", "if it is binding"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="condition",
                    ),
                ),
                ("offices", models.JSONField(blank=True, default=list)),
                (
                    "basis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="signing.basis",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "ordering": ("version", "position"),
            },
        ),
        migrations.CreateModel(
            name="CaseStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ahead", "ahead"),
                            ("current", "now"),
                            ("done", "done"),
                            ("skipped", "skipped"),
                        ],
                        default="ahead",
                        max_length=10,
                    ),
                ),
                ("began_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="signing.case"
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "done_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="signing.routestep"
                    ),
                ),
            ],
            options={
                "ordering": ("case", "position"),
            },
        ),
        migrations.CreateModel(
            name="CaseEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("changed", "Facts changed"),
                            ("done", "Step done"),
                            ("skipped", "Step skipped"),
                            ("returned", "Returned"),
                            ("note", "Note"),
                            ("asked", "Opinion asked"),
                            ("answered", "Opinion given"),
                            ("paper", "Document added"),
                            ("signed", "Signed"),
                            ("due_moved", "Due date moved"),
                            ("withdrawn", "Withdrawn"),
                            ("rejected", "Rejected"),
                        ],
                        max_length=10,
                    ),
                ),
                ("day", models.DateField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("text", models.TextField(blank=True)),
                (
                    "acted_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="signing.case"
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="signing.routestep",
                    ),
                ),
                (
                    "to_step",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="signing.routestep",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="RouteVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("kinds", models.JSONField(blank=True, default=list)),
                ("levels", models.JSONField(blank=True, default=list)),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "route",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="signing.route",
                    ),
                ),
            ],
            options={
                "ordering": ("route", "-number"),
            },
        ),
        migrations.AddField(
            model_name="routestep",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="signing.routeversion"
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="route_version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="signing.routeversion"
            ),
        ),
        migrations.CreateModel(
            name="SpecialDay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                (
                    "kind",
                    models.CharField(
                        choices=[("off", "Day off"), ("made_up", "Working day made up")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                ("to_confirm", models.BooleanField(default=False, verbose_name="to confirm")),
                ("taken_out_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("day",),
            },
        ),
        migrations.CreateModel(
            name="StandIn",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("from_day", models.DateField(verbose_name="from")),
                ("to_day", models.DateField(verbose_name="until")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deputy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-from_day", "-id"),
            },
        ),
        migrations.CreateModel(
            name="TemplateVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("file_name", models.CharField(max_length=255)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("shipped", models.CharField(blank=True, max_length=80)),
                ("unknown", models.JSONField(blank=True, default=list)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="signing.drafttemplate",
                    ),
                ),
            ],
            options={
                "ordering": ("template", "-number"),
            },
        ),
        migrations.CreateModel(
            name="CasePaper",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("proposal", "Proposal"),
                            ("draft", "Draft"),
                            ("letter", "Letter or note"),
                            ("signed", "Signed original"),
                        ],
                        max_length=10,
                    ),
                ),
                ("file_name", models.CharField(max_length=255)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField(help_text="bytes")),
                ("missing", models.JSONField(blank=True, default=list)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="signing.case"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.document",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="signing.routestep",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="signing.templateversion",
                    ),
                ),
            ],
            options={
                "ordering": ("-added_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="BasisText",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=80, verbose_name="number")),
                ("title", models.CharField(blank=True, max_length=500, verbose_name="title")),
                ("issuer", models.CharField(blank=True, max_length=200, verbose_name="issued by")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid until")),
                ("days", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days")),
                (
                    "day_kind",
                    models.CharField(
                        choices=[("working", "working days"), ("calendar", "calendar days")],
                        default="working",
                        max_length=10,
                        verbose_name="kind of days",
                    ),
                ),
                ("to_confirm", models.BooleanField(default=True, verbose_name="to confirm")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                (
                    "basis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="signing.basis"
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("basis", "-valid_from"),
                "constraints": [
                    models.UniqueConstraint(fields=("basis", "valid_from"), name="basis_text_from_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="basis_text_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("days__isnull", True),
                            models.Q(("days__gte", 1), ("days__lte", 3650)),
                            _connector="OR",
                        ),
                        name="basis_days_make_sense",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("day_kind__in", ["working", "calendar"])),
                        name="basis_day_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=caunoi_web.common.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("office_vi", models.CharField(max_length=300)),
                ("office_en", models.CharField(blank=True, max_length=300)),
                ("asked_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "no answer yet"),
                            ("agrees", "agrees"),
                            ("changes", "agrees with changes"),
                            ("against", "does not agree"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("answered_on", models.DateField(null=True)),
                ("lapsed_on", models.DateField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "answered_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case_step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="signing.casestep",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "ordering": ("asked_on", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["", "agrees", "changes", "against"])),
                        name="opinion_answer_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on__isnull", True)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="opinion_answered_has_a_day",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="casestep",
            index=models.Index(fields=["state", "due_on"], name="case_step_by_due"),
        ),
        migrations.AddConstraint(
            model_name="casestep",
            constraint=models.UniqueConstraint(fields=("case", "position"), name="case_step_once"),
        ),
        migrations.AddConstraint(
            model_name="casestep",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "current")), fields=("case",), name="one_current_step"
            ),
        ),
        migrations.AddConstraint(
            model_name="casestep",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["ahead", "current", "done", "skipped"])),
                name="case_step_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="casestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("done_on__isnull", True),
                    ("began_on__isnull", True),
                    ("done_on__gte", models.F("began_on")),
                    _connector="OR",
                ),
                name="case_step_done_after_it_began",
            ),
        ),
        migrations.AddIndex(
            model_name="caseevent",
            index=models.Index(fields=["case", "-at"], name="case_event_by_case"),
        ),
        migrations.AddConstraint(
            model_name="routeversion",
            constraint=models.UniqueConstraint(fields=("route", "number"), name="route_version_once"),
        ),
        migrations.AddConstraint(
            model_name="routeversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_at__isnull", True)),
                fields=("route",),
                name="one_draft_of_a_route",
            ),
        ),
        migrations.AddConstraint(
            model_name="routeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number__isnull", True), ("published_at__isnull", True)),
                    models.Q(("number__isnull", False), ("published_at__isnull", False)),
                    _connector="OR",
                ),
                name="published_route_has_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="routestep",
            constraint=models.UniqueConstraint(fields=("version", "code"), name="step_code_once"),
        ),
        migrations.AddConstraint(
            model_name="routestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "proposal",
                            "check",
                            "drafting",
                            "opinions",
                            "appraisal",
                            "submission",
                            "higher",
                            "signing",
                            "filing",
                            "report",
                            "other",
                        ],
                    )
                ),
                name="step_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="routestep",
            constraint=models.CheckConstraint(
                condition=models.Q(("who__in", ["host_unit", "officer", "head", "rector", "unit", "person"])),
                name="step_who_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="routestep",
            constraint=models.CheckConstraint(
                condition=models.Q(("counted_from__in", ["step", "proposed", "signed"])),
                name="step_counted_from_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="routestep",
            constraint=models.CheckConstraint(
                condition=models.Q(("condition__in", ["", "higher", "binding"])),
                name="step_condition_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="routestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("days__isnull", True), models.Q(("days__gte", 1), ("days__lte", 3650)), _connector="OR"
                ),
                name="step_days_make_sense",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["state", "-proposed_on"], name="case_by_state"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["folded_partner"], name="case_by_partner_name"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "done", "withdrawn", "rejected"])),
                name="case_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on__isnull", True), ("state", "open")),
                    models.Q(models.Q(("state", "open"), _negated=True), ("closed_on__isnull", False)),
                    _connector="OR",
                ),
                name="case_closed_when_not_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ("university", "unit"))), name="case_level_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="specialday",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_out_at__isnull", True)), fields=("day",), name="special_day_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="specialday",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["off", "made_up"])), name="special_day_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="standin",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_day__gte", models.F("from_day"))),
                name="stand_in_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="standin",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", models.F("deputy")), _negated=True),
                name="nobody_stands_in_for_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="templateversion",
            constraint=models.UniqueConstraint(fields=("template", "number"), name="template_version_once"),
        ),
        migrations.AddConstraint(
            model_name="templateversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sha256", ""), _negated=True),
                    models.Q(("shipped", ""), _negated=True),
                    _connector="OR",
                ),
                name="template_file_is_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="casepaper",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["proposal", "draft", "letter", "signed"])),
                name="case_paper_kind_is_known",
            ),
        ),
    ]
