/* Threads: the calling one plans works, one after another and never far ahead;
 * the others make their parts, and whoever makes the last part of a work
 * finishes the work. */
#include "flows/build.h"

#include <unistd.h>

#define MOST_THREADS 64

typedef struct {
    Build *build;
    WorkPlan *plans[2 * MOST_THREADS]; /* at work, in order */
    size_t count, most;
    bool is_planned; /* no more will come */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    unsigned begun; /* threads */
} Pool;

/* ---------------------------------------------------------------- the threads
 */

/* Something to do. */
typedef struct {
    WorkPlan *plan;
    Part *part; /* NULL: finish the work */
} Task;

static void forget(Pool *pool, const WorkPlan *plan)
{
    size_t kept = 0;
    for (size_t i = 0; i < pool->count; i++)
        if (pool->plans[i] != plan)
            pool->plans[kept++] = pool->plans[i];
    pool->count = kept;
}

/* Waits for something to do; false when all is done. */
static bool take(Pool *pool, Task *task)
{
    bool found = false;
    pthread_mutex_lock(&pool->lock);
    while (!found) {
        for (size_t i = 0; i < pool->count && !found; i++) {
            WorkPlan *plan = pool->plans[i];
            found = true;
            if (plan->next < plan->part_count)
                *task = (Task){plan, &plan->parts[plan->next++]};
            else if (plan->done == plan->part_count && !plan->is_finishing)
                *task = (Task){plan, NULL}, plan->is_finishing = true;
            else
                found = false;
        }
        if (!found && pool->is_planned && !pool->count)
            break;
        if (!found)
            pthread_cond_wait(&pool->changed, &pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
    return found;
}

static void give_back(Pool *pool, const Task *task)
{
    pthread_mutex_lock(&pool->lock);
    if (task->part)
        task->plan->done++;
    else
        forget(pool, task->plan);
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
    if (!task->part)
        work_plan_free(task->plan);
}

/* How much of a work a task is. */
static size_t share_of(const Task *task)
{
    size_t parts = task->plan->part_count;
    return task->part ? 990 / parts : 1000 - 990 / (parts ? parts : 1) * parts;
}

static void perform(Worker *worker, const Task *task)
{
    size_t written = 0;
    CodicilStatus status =
        task->part ? part_make(worker, task->plan, task->part, &written)
                   : work_finish(worker, task->plan, &written);
    build_note(worker->build, status, written);
    if (status == CODICIL_OK)
        build_progress(worker->build, share_of(task));
}

static void *work(void *thing)
{
    Pool *pool = thing;
    Task task;
    pthread_mutex_lock(&pool->lock);
    Worker worker = {
        .build = pool->build, .store = STORE_CLOSED, .number = ++pool->begun};
    pthread_mutex_unlock(&pool->lock);
    CodicilStatus status = build_context(pool->build, &worker.context);
    if (status == CODICIL_OK)
        status = store_open(worker.context, &worker.store);
    build_note(pool->build, status, 0);
    while (take(pool, &task)) {
        if (!build_has_failed(pool->build))
            perform(&worker, &task);
        give_back(pool, &task);
    }
    gzip_clear(&worker.gzip);
    store_close(&worker.store);
    codicil_context_free(worker.context);
    return NULL;
}

/* --------------------------------------------------------------- the planning
 */

/* Adds a plan when there is room for one more. */
static void add(Pool *pool, WorkPlan *plan)
{
    pthread_mutex_lock(&pool->lock);
    while (pool->count >= pool->most)
        pthread_cond_wait(&pool->changed, &pool->lock);
    pool->plans[pool->count++] = plan;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

static void plan_works(Pool *pool)
{
    Build *build = pool->build;
    CodicilStatus status = CODICIL_OK;
    for (size_t i = 0; i < build->work_count && status == CODICIL_OK &&
                       !build_has_failed(build);
         i++) {
        WorkPlan *plan = NULL;
        status = work_plan_make(build, build->works[i], &plan);
        if (status != CODICIL_OK)
            break;
        if (plan->is_clean) {
            work_plan_free(plan);
            build_progress(build, 1000);
        } else {
            add(pool, plan);
        }
    }
    build_note(build, status, 0);
    pthread_mutex_lock(&pool->lock);
    pool->is_planned = true;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

static unsigned thread_count(const Build *build)
{
    unsigned asked = build->options->jobs;
    long there = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned count = asked ? asked : there > 0 ? (unsigned)there : 1;
    return count > MOST_THREADS ? MOST_THREADS : count;
}

CodicilStatus build_works(Build *build)
{
    pthread_t threads[MOST_THREADS];
    unsigned wanted = thread_count(build), count = 0;
    Pool pool = {.build = build, .most = 2 * wanted};
    pthread_mutex_init(&pool.lock, NULL);
    pthread_cond_init(&pool.changed, NULL);
    while (count < wanted &&
           pthread_create(&threads[count], NULL, work, &pool) == 0)
        count++;
    if (count)
        plan_works(&pool);
    else
        build_note(build, fault_memory(build->own), 0);
    for (unsigned i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    pthread_cond_destroy(&pool.changed);
    pthread_mutex_destroy(&pool.lock);
    return build->status;
}
